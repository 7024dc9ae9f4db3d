package dev.signet.rest.admin;

import dev.signet.domain.tenant.TenantPolicy;

/// What a deployment decides about its administration.
///
/// @param newTenant the policy of a tenant whose maker chose none
public record AdministrationSettings(TenantPolicy newTenant) {}
