package dev.signet.rest.scim;

import dev.signet.application.Author;
import dev.signet.domain.tenant.TenantId;

/// Who provisions which tenant.
///
/// @param base the URL under which they address it, without a slash at the end
record Provisioner(TenantId tenant, Author author, String base) {

    /// Where a resource is.
    String location(String endpoint, String id) {
        return base + endpoint + "/" + id;
    }
}
