package dev.signet.rest.admin;

import dev.signet.domain.tenant.TenantPolicy;
import java.time.Duration;

/// What a deployment decides about its administration.
///
/// @param newTenant the policy of a tenant whose maker chose none
/// @param deleteGrace how long a deleted tenant can be brought back
public record AdministrationSettings(TenantPolicy newTenant, Duration deleteGrace) {}
