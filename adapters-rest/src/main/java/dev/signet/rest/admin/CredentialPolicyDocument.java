package dev.signet.rest.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.credential.CredentialPolicy;
import dev.signet.domain.credential.CredentialRules;
import dev.signet.domain.credential.PasswordRules;
import dev.signet.rest.description.Schema;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a tenant demands of credentials; null: what the deployment does.
///
/// @param passwordDays after how many days a password must be changed
/// @param apiKeyDays after how many days an API key must be changed
/// @param shortestPassword in characters
/// @param passwordHistory how many former passwords must not be chosen again
/// @param passwordMinimumAge in seconds
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
record CredentialPolicyDocument(
        @Nullable Integer passwordDays,
        @Nullable Integer apiKeyDays,
        @Nullable Integer shortestPassword,
        @Nullable Integer passwordHistory,
        @Nullable Long passwordMinimumAge) {

    static CredentialPolicyDocument of(CredentialPolicy policy) {
        return new CredentialPolicyDocument(
                policy.passwordDays().orElse(null),
                policy.apiKeyDays().orElse(null),
                policy.shortestPassword().orElse(null),
                policy.passwordHistory().orElse(null),
                policy.passwordMinimumAge().map(Duration::toSeconds).orElse(null));
    }

    /// Reads a policy; the value after [Members#verify].
    static Supplier<CredentialPolicy> read(Members in) {
        Optional<Integer> passwordDays = in.may("passwordDays", number(1, CredentialPolicy.MOST_DAYS));
        Optional<Integer> apiKeyDays = in.may("apiKeyDays", number(1, CredentialPolicy.MOST_DAYS));
        Optional<Integer> shortest = in.may(
                "shortestPassword", number(PasswordRules.STANDARD.shortest(), CredentialPolicy.LONGEST_SHORTEST));
        Optional<Integer> history = in.may("passwordHistory", number(0, CredentialRules.LONGEST_HISTORY));
        Optional<Duration> age =
                in.may("passwordMinimumAge", Members.seconds(Duration.ZERO, CredentialPolicy.LONGEST_MINIMUM_AGE));
        return () -> new CredentialPolicy(passwordDays, apiKeyDays, shortest, history, age);
    }

    private static Members.Reading<Integer> number(int least, int most) {
        return new Members.Reading<>(Schema.whole(least, most), node -> {
            long value = Members.whole(node);
            InvalidValue.unless(value >= least && value <= most, "must be %d to %d".formatted(least, most));
            return (int) value;
        });
    }
}
