package dev.signet.application.token;

import dev.signet.application.Ids;
import dev.signet.application.KeysUnavailable;
import dev.signet.application.signature.Signer;
import dev.signet.application.signature.TenantKeys;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.Issuer;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.token.AccessClaims;
import dev.signet.domain.token.AccessToken;
import dev.signet.domain.token.TokenText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Makes access tokens. Nothing is stored.
public final class AccessTokenMint {

    private final TenantKeys keys;
    private final Signer signer;
    private final Ids ids;
    private final InstantSource clock;

    public AccessTokenMint(TenantKeys keys, Signer signer, Ids ids, InstantSource clock) {
        this.keys = keys;
        this.signer = signer;
        this.ids = ids;
        this.clock = clock;
    }

    /// A token of `tenant` for `bearer`, signed with the tenant's algorithm.
    ///
    /// @throws KeysUnavailable if the tenant has no active key of its algorithm, or it cannot be used
    AccessToken mint(Tenant tenant, Issuer issuer, AccessClaims.Bearer bearer, Scopes scopes, Duration lifetime) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        AccessClaims claims =
                new AccessClaims(issuer, tenant.slug(), bearer, scopes, ids.jti(), now, now.plus(lifetime));
        Signer.Type type = claims.isProfiled() ? Signer.Type.ACCESS_TOKEN : Signer.Type.JWT;
        String text = signer.sign(tenant.id(), signingKey(tenant), type, claims.members());
        return new AccessToken(new TokenText(text), scopes, claims.issuedAt(), claims.expires());
    }

    private SigningKey signingKey(Tenant tenant) {
        SignatureAlgorithm algorithm = tenant.policy().algorithm();
        return keys.of(tenant.id())
                .signing(KeyUse.TOKEN, algorithm, clock.instant()) // later than a key that was only now taken up
                .or(() -> keys.reloaded(tenant.id()).signing(KeyUse.TOKEN, algorithm, clock.instant()))
                .orElseThrow(() -> new KeysUnavailable(
                        "tenant " + tenant.slug() + " has no active " + algorithm.wireName() + " key"));
    }
}
