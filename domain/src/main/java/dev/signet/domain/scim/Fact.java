package dev.signet.domain.scim;

import dev.signet.domain.InvalidValue;

/// One value of one attribute of a resource.
///
/// @param attribute its one spelling: `name.familyName`
/// @param position which element of a multi-valued attribute it belongs to, from 0
/// @param value as it was given
public record Fact(String attribute, int position, String value) {

    /// More serves nobody, and fits no index.
    public static final int LONGEST = 512;

    public Fact {
        InvalidValue.unless(position >= 0, "must not be before the first");
        InvalidValue.unless(value.length() <= LONGEST, "must have at most %d characters".formatted(LONGEST));
    }
}
