package dev.signet.domain.scim;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.Version;
import java.util.Optional;

/// A group of people. To belong to it gives no rights.
///
/// @param displayName 1 to 256 characters; two groups may have the same
/// @param externalId what the provisioning client calls it
public record Group(GroupId id, String displayName, Optional<String> externalId, Version version) {

    public Group {
        InvalidValue.unless(!displayName.isBlank() && displayName.length() <= 256, "must have 1 to 256 characters");
        externalId.ifPresent(text -> InvalidValue.unless(
                text.length() <= Fact.LONGEST, "must have at most %d characters".formatted(Fact.LONGEST)));
    }
}
