package dev.signet.application.token;

import dev.signet.application.Transactions;
import dev.signet.application.signature.Signer;
import dev.signet.application.signature.TenantKeys;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.tenant.Issuers;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.token.Standing;
import dev.signet.domain.token.VerifiedToken;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells whether an access token counts for a tenant: by its signature, by what it says, and by what the store knows
/// against it. A token of another tenant never does, also where tenants share a key.
public final class AccessTokenReading {

    /// How far the clock of another node may be ahead, in seconds.
    private static final long LEEWAY = 60;

    private final TenantKeys keys;
    private final Signer signer;
    private final Transactions transactions;
    private final Revocations revocations;
    private final Issuers issuers;
    private final InstantSource clock;

    public AccessTokenReading(
            TenantKeys keys,
            Signer signer,
            Transactions transactions,
            Revocations revocations,
            Issuers issuers,
            InstantSource clock) {
        this.keys = keys;
        this.signer = signer;
        this.transactions = transactions;
        this.revocations = revocations;
        this.issuers = issuers;
        this.clock = clock;
    }

    /// A token that counts, and what the store knows of those it names.
    record Good(VerifiedToken token, Standing standing) {}

    /// The token if it counts now.
    ///
    /// @throws dev.signet.application.StoreUnavailable if that cannot be known: never assumed
    Optional<Good> read(TenantId tenant, String text) {
        return signed(tenant, text)
                .map(token -> new Good(token, transactions.once(tenant, tx -> revocations.standing(tx, token.named()))))
                .filter(good -> speaksFor(good.token(), good.standing()))
                .filter(good -> good.standing().upholds(good.token().named()));
    }

    /// The token if its signature and times are good; whether it still counts was not asked.
    Optional<VerifiedToken> signed(TenantId tenant, String text) {
        Instant now = clock.instant();
        return claims(tenant, text, now).flatMap(claims -> VerifiedToken.of(claims, now, LEEWAY));
    }

    private Optional<Map<String, @Nullable Object>> claims(TenantId tenant, String text, Instant now) {
        KeyRing ring = keys.of(tenant);
        Optional<Map<String, @Nullable Object>> claims = signer.verify(ring, text, now);
        if (claims.isPresent()) {
            return claims;
        }
        KeyRing reloaded = keys.reloaded(tenant);
        return reloaded.equals(ring) ? claims : signer.verify(reloaded, text, now);
    }

    private boolean speaksFor(VerifiedToken token, Standing standing) {
        var slug = standing.tenant().slug();
        return token.text("tenant").filter(slug.value()::equals).isPresent()
                && token.text("iss")
                        .filter(issuer -> issuers.belongsTo(issuer, slug))
                        .isPresent();
    }
}
