package dev.signet.application.client;

import dev.signet.application.signature.ClientAssertions;
import dev.signet.application.signature.Nonces;
import dev.signet.domain.Digest;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.client.ClientAuthentication.ByAssertion;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.credential.StoredSecret;
import dev.signet.domain.signature.Jwk;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Judges the JWT by which a client proves itself (RFC 7523 §3). It counts once.
public final class AssertionCheck {

    /// The longest life that an assertion may have, from its `iat` or else from now: what libraries of the field
    /// sign unless told otherwise (Authlib, for one). A longer one would only have to be remembered for longer.
    private static final Duration LONGEST_LIFE = Duration.ofHours(1);

    /// How far the client's clock may be ahead.
    private static final Duration LEEWAY = Duration.ofSeconds(60);

    /// The end of the year 9999, in seconds since the epoch.
    private static final long LATEST = 253_402_300_799L;

    private static final AuthenticateClient.Proof BAD =
            new AuthenticateClient.Bad(new AuthenticateClient.Refused(AuthenticateClient.Why.BAD_ASSERTION));
    private static final AuthenticateClient.Proof REPLAYED =
            new AuthenticateClient.Bad(new AuthenticateClient.Refused(AuthenticateClient.Why.REPLAYED_ASSERTION));

    private final ClientAssertions assertions;
    private final Nonces nonces;
    private final InstantSource clock;

    public AssertionCheck(ClientAssertions assertions, Nonces nonces, InstantSource clock) {
        this.assertions = assertions;
        this.nonces = nonces;
        this.clock = clock;
    }

    /// Whose assertion it claims to be; empty if that disagrees with the `client_id` beside it.
    Optional<ClientId> claimedClient(ByAssertion by) {
        return assertions
                .claimedIssuer(by.assertion().reveal())
                .flatMap(AssertionCheck::clientId)
                .filter(id -> by.client().map(id::equals).orElse(true));
    }

    AuthenticateClient.Proof check(AuthenticateClient.Attempt attempt, ByAssertion by, Clients.Registered registered) {
        Instant now = clock.instant();
        ClientId client = registered.client().id();
        return assertions
                .verify(by.assertion().reveal(), keysOf(registered))
                .filter(claims -> client.value().equals(claims.get("iss")))
                .filter(claims -> client.value().equals(claims.get("sub")))
                .filter(claims -> isFor(claims.get("aud"), attempt.audiences()))
                .map(claims -> use(attempt, client, claims, now))
                .orElse(BAD);
    }

    private AuthenticateClient.Proof use(
            AuthenticateClient.Attempt attempt, ClientId client, Map<String, @Nullable Object> claims, Instant now) {
        Optional<Instant> expires = lifeOf(claims, now);
        if (expires.isEmpty() || !(claims.get("jti") instanceof String jti) || jti.isEmpty() || jti.length() > 256) {
            return BAD;
        }
        boolean first = nonces.firstUse(
                attempt.tenant(),
                "assertion:" + client.value(),
                Digest.sha256(jti),
                expires.get().plus(LEEWAY),
                now);
        return first ? new AuthenticateClient.Good() : REPLAYED;
    }

    private static List<Jwk> keysOf(Clients.Registered registered) {
        return registered.credentials().stream()
                .map(credential -> credential.stored())
                .filter(StoredSecret.Public.class::isInstance)
                .map(stored -> ((StoredSecret.Public) stored).key())
                .toList();
    }

    private static boolean isFor(@Nullable Object audience, Set<String> accepted) {
        return (audience instanceof String one && accepted.contains(one))
                || (audience instanceof Collection<?> several
                        && several.stream().anyMatch(accepted::contains));
    }

    private static Optional<Instant> lifeOf(Map<String, @Nullable Object> claims, Instant now) {
        if (!Stream.of("iat", "nbf").allMatch(name -> !claims.containsKey(name) || isTime(claims.get(name)))
                || !isTime(claims.get("exp"))) {
            return Optional.empty();
        }
        Instant expires = time(claims, "exp", now);
        Instant issued = time(claims, "iat", now);
        Instant from = time(claims, "nbf", issued);
        boolean good = now.isBefore(expires)
                && !issued.isAfter(now.plus(LEEWAY))
                && !from.isAfter(now.plus(LEEWAY))
                && !expires.isAfter(issued.plus(LONGEST_LIFE));
        return good ? Optional.of(expires) : Optional.empty();
    }

    /// Whether `claim` is a NumericDate (RFC 7519 §2) with which one can count.
    private static boolean isTime(@Nullable Object claim) {
        return claim instanceof Number number && number.longValue() >= 0 && number.longValue() <= LATEST;
    }

    private static Instant time(Map<String, @Nullable Object> claims, String name, Instant otherwise) {
        return claims.get(name) instanceof Number number ? Instant.ofEpochSecond(number.longValue()) : otherwise;
    }

    private static Optional<ClientId> clientId(String text) {
        try {
            return Optional.of(new ClientId(text));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }
}
