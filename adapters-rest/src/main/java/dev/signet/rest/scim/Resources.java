package dev.signet.rest.scim;

import dev.signet.domain.Version;
import dev.signet.domain.scim.Query;
import dev.signet.domain.scim.ResourceType;
import java.util.Map;
import java.util.Optional;

/// What can be done with the resources of one kind, whether one request asks for it or a bulk of them.
sealed interface Resources permits PersonResources, GroupResources {

    /// Their kind.
    ResourceType type();

    /// Makes one.
    Shown create(Provisioner provisioner, Map<String, Object> body);

    /// Shows one.
    Shown show(Provisioner provisioner, String id, Projection projection);

    /// Shows those that were asked for.
    Listed find(Provisioner provisioner, Query query, Projection projection);

    /// Puts another in its place.
    Shown replace(Provisioner provisioner, String id, Optional<Version> expected, Map<String, Object> body);

    /// Changes one.
    Shown patch(Provisioner provisioner, String id, Optional<Version> expected, Map<String, Object> body);

    /// Removes one; it is as good if there is none.
    void remove(Provisioner provisioner, String id, Optional<Version> expected);
}
