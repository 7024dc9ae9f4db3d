package dev.signet.application.signature;

import dev.signet.domain.signature.KeyLife;
import dev.signet.domain.signature.KeySource;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantSlug;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Makes signing keys and says when they begin and end, so that no verifier meets a signature by a key that
/// its cache does not know yet, and no token outlives the key that verifies it.
public final class KeyMaking {

    private final Signer signer;
    private final InstantSource clock;
    private final Duration publication;
    private final Duration longestToken;
    private final Function<TenantSlug, Optional<KeySource>> configured;

    /// @param publication how long a key is published before it signs: the life of a cached JWKS and some
    ///     more
    /// @param longestToken how long a key verifies after its last signature
    /// @param configured where the operator keeps the key of a tenant's tokens; empty: Signet makes it
    public KeyMaking(
            Signer signer,
            InstantSource clock,
            Duration publication,
            Duration longestToken,
            Function<TenantSlug, Optional<KeySource>> configured) {
        this.signer = signer;
        this.clock = clock;
        this.publication = publication;
        this.longestToken = longestToken;
        this.configured = configured;
    }

    /// The keys of a new tenant, signing at once: nobody can have cached anything yet.
    public List<SigningKey> first(TenantId tenant, TenantSlug slug, SignatureAlgorithm algorithm) {
        SigningKey answers =
                signer.make(tenant, SignatureAlgorithm.ES256, KeyUse.ANSWER, KeyLife.from(clock.instant()));
        return Stream.concat(forTokens(tenant, slug, algorithm).stream(), Stream.of(answers))
                .toList();
    }

    /// The key that begins to sign the tenant's tokens now; none where the operator keeps it, for it is
    /// taken up when it
    /// is first needed, and no other takes its place.
    public List<SigningKey> forTokens(TenantId tenant, TenantSlug slug, SignatureAlgorithm algorithm) {
        return sourceFor(slug).isPresent()
                ? List.of()
                : List.of(signer.make(tenant, algorithm, KeyUse.TOKEN, KeyLife.from(clock.instant())));
    }

    /// Where the operator keeps the key of the tenant's tokens.
    Optional<KeySource> sourceFor(TenantSlug slug) {
        return configured.apply(slug);
    }

    /// The key at `source`, signing once it has been published long enough, or now.
    Signer.Adoption adopted(
            TenantId tenant, KeySource source, SignatureAlgorithm algorithm, KeyUse use, boolean atOnce) {
        return signer.adopt(tenant, source, algorithm, use, beginning(atOnce));
    }

    /// When a key begins that is made now.
    KeyLife beginning(boolean atOnce) {
        Instant now = clock.instant();
        return KeyLife.from(atOnce ? now : now.plus(publication));
    }

    /// A key that takes over: once it has been published long enough, or, in an emergency, at once.
    SigningKey successor(TenantId tenant, SignatureAlgorithm algorithm, KeyUse use, boolean atOnce) {
        return signer.make(tenant, algorithm, use, beginning(atOnce));
    }

    /// The end of a key whose successor signs from `takeover` on.
    KeyLife ending(KeyLife life, Instant takeover) {
        return life.ending(takeover, takeover.plus(longestToken));
    }

    /// The end of a key that must vouch for nothing any more.
    KeyLife over(KeyLife life) {
        Instant now = clock.instant();
        return life.ending(now, now);
    }
}
