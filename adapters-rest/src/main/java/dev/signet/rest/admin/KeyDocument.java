package dev.signet.rest.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signet.domain.signature.Jwk;
import dev.signet.domain.signature.KeySource;
import dev.signet.domain.signature.KeyState;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.rest.description.Format;
import dev.signet.rest.description.Words;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A signing key on the wire, without its private half.
///
/// @param use `token` or `answer`
/// @param state `upcoming`, `active`, `retiring` or `retired`
/// @param activeFrom when it begins to sign
/// @param retiringFrom when it stops to sign; null: not yet known
/// @param retiredFrom when it stops to verify; null: not yet known
/// @param source `wrapped` (kept here, sealed), `reference` (fetched from where it is kept) or `remote`
///     (signs where it is)
/// @param reference where it is kept; null: here
/// @param jwk its public half (RFC 7517); null for a shared secret, which has none
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record KeyDocument(
        String kid,
        @Words(SignatureAlgorithm.class) String alg,
        @Words(KeyUse.class) String use,
        @Words(KeyState.class) String state,
        @Format("date-time") String activeFrom,
        @Nullable @Format("date-time") String retiringFrom,
        @Nullable @Format("date-time") String retiredFrom,
        @Words(Kept.class) String source,
        @Nullable String reference,
        @Nullable Map<String, String> jwk) {

    static KeyDocument of(SigningKey key, Instant now) {
        return new KeyDocument(
                key.id().value(),
                key.algorithm().wireName(),
                word(key.use()),
                word(key.stateAt(now)),
                key.life().activeFrom().toString(),
                key.life().retiringFrom().map(Instant::toString).orElse(null),
                key.life().retiredFrom().map(Instant::toString).orElse(null),
                word(kept(key.source())),
                uri(key.source()),
                key.publicKey().map(Jwk::members).orElse(null));
    }

    /// How the private half is kept.
    private enum Kept {
        WRAPPED,
        REFERENCE,
        REMOTE
    }

    private static Kept kept(KeySource source) {
        return switch (source) {
            case KeySource.Wrapped wrapped -> Kept.WRAPPED;
            case KeySource.Reference reference -> Kept.REFERENCE;
            case KeySource.Remote remote -> Kept.REMOTE;
        };
    }

    private static @Nullable String uri(KeySource source) {
        return switch (source) {
            case KeySource.Wrapped wrapped -> null;
            case KeySource.Reference reference -> reference.uri();
            case KeySource.Remote remote -> remote.uri();
        };
    }

    /// All keys of a tenant, youngest first. There are never so many that they need pages.
    @Serdeable.Serializable
    record Ring(List<KeyDocument> items) {}

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
