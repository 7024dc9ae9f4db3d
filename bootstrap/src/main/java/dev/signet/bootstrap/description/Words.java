package dev.signet.bootstrap.description;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.tenant.SubjectFormat;
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

    static int number(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw new InvalidValue("must be a whole number");
        }
    }

    static Duration days(String word) {
        try {
            return Duration.ofDays(Integer.parseInt(word));
        } catch (NumberFormatException e) {
            throw new InvalidValue("must be a whole number of days");
        }
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
