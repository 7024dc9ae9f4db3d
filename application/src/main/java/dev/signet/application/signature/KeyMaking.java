package dev.signet.application.signature;

import dev.signet.domain.signature.KeyLife;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Makes signing keys and says when they begin and end, so that no verifier meets a signature by a key that its
/// cache does not know yet, and no token outlives the key that verifies it.
public final class KeyMaking {

    private final Signer signer;
    private final InstantSource clock;
    private final Duration publication;
    private final Duration longestToken;

    /// @param publication how long a key is published before it signs: the life of a cached JWKS and some more
    /// @param longestToken how long a key verifies after its last signature
    public KeyMaking(Signer signer, InstantSource clock, Duration publication, Duration longestToken) {
        this.signer = signer;
        this.clock = clock;
        this.publication = publication;
        this.longestToken = longestToken;
    }

    /// The keys of a new tenant, signing at once: nobody can have cached anything yet.
    public List<SigningKey> first(TenantId tenant, SignatureAlgorithm algorithm) {
        KeyLife life = KeyLife.from(clock.instant());
        return List.of(
                signer.make(tenant, algorithm, KeyUse.TOKEN, life),
                signer.make(tenant, SignatureAlgorithm.ES256, KeyUse.ANSWER, life));
    }

    /// A key that takes over: once it has been published long enough, or, in an emergency, at once.
    SigningKey successor(TenantId tenant, SignatureAlgorithm algorithm, KeyUse use, boolean atOnce) {
        Instant now = clock.instant();
        return signer.make(tenant, algorithm, use, KeyLife.from(atOnce ? now : now.plus(publication)));
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
