package dev.signet.domain.user;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.client.Scope;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name of a role, unique in its tenant, at most 64 characters. It stands in tokens and header fields.
public record RoleName(String value) implements Comparable<RoleName> {

    private static final Pattern SCOPE_LIKE = Pattern.compile("[\\x21\\x23-\\x39\\x3B-\\x5B\\x5D-\\x7E]{1,64}");

    public RoleName {
        InvalidValue.unless(!value.isBlank() && value.length() <= 64, "must have 1 to 64 characters");
        InvalidValue.unless(value.chars().noneMatch(Character::isISOControl), "must not contain control characters");
    }

    /// The scope that says "has this role", which the tenant API's consumers look for: only a name that is one scope
    /// token without `:` has one, so no role can pose as a permission.
    public Optional<Scope> asScope() {
        return SCOPE_LIKE.matcher(value).matches() ? Optional.of(new Scope(value)) : Optional.empty();
    }

    @Override
    public int compareTo(RoleName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
