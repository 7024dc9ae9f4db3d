/// Administration over HTTP: tenants, clients, users, roles, keys and the audit trail, for the operator and for the
/// administrators of a tenant.
@NullMarked
package dev.signet.rest.admin;

import org.jspecify.annotations.NullMarked;
