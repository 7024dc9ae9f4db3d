package dev.signet.bootstrap.description;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.tenant.SubjectFormat;
import dev.signet.domain.tenant.TenantPolicy;
import dev.signet.domain.tenant.TenantState;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The words of a description for things that have few values.
final class Words {

    private Words() {}

    static SignatureAlgorithm algorithm(String word) {
        return one(word, SignatureAlgorithm.values(), SignatureAlgorithm::wireName);
    }

    static ClientAuthenticationMethod method(String word) {
        return one(word, ClientAuthenticationMethod.values(), ClientAuthenticationMethod::wireName);
    }

    static GrantType grant(String word) {
        return one(word, GrantType.values(), GrantType::wireName);
    }

    static SubjectFormat subject(String word) {
        return one(word, SubjectFormat.values(), Words::lower);
    }

    static TenantState tenantState(String word) {
        return one(word, new TenantState[] {TenantState.ACTIVE, TenantState.SUSPENDED}, Words::lower);
    }

    static ClientState clientState(String word) {
        return one(word, ClientState.values(), Words::lower);
    }

    static Duration seconds(String word) {
        return Duration.ofSeconds(number(word));
    }

    /// Seconds, if they are `least` to `most`.
    static Function<String, Duration> seconds(Duration least, Duration most) {
        return word -> {
            Duration seconds = seconds(word);
            InvalidValue.unless(
                    seconds.compareTo(least) >= 0 && seconds.compareTo(most) <= 0,
                    "must be %d to %d seconds".formatted(least.toSeconds(), most.toSeconds()));
            return seconds;
        };
    }

    static int number(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw new InvalidValue("must be a whole number");
        }
    }

    /// The interval in which keys are rotated.
    static Duration rotation(String word) {
        int days = number(word);
        InvalidValue.unless(
                days >= 0 && days <= TenantPolicy.MOST_ROTATION_DAYS,
                "must be 0 to %d days".formatted(TenantPolicy.MOST_ROTATION_DAYS));
        return Duration.ofDays(days);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <T> T one(String word, T[] values, Function<T, String> name) {
        return Arrays.stream(values)
                .filter(value -> name.apply(value).equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidValue(
                        "must be one of " + Arrays.stream(values).map(name).collect(Collectors.joining(", "))));
    }
}
