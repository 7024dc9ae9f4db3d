package dev.signet.application.token;

import dev.signet.application.Ids;
import dev.signet.application.Origin;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TokenRules;
import dev.signet.domain.token.AccessClaims;
import dev.signet.domain.token.AccessToken;
import dev.signet.domain.token.RefreshToken;
import dev.signet.domain.token.TokenText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Puts both kinds of token into words, by the rules of tenant and client.
public final class TokenWriting {

    private final AccessTokenMint mint;
    private final RefreshTokenSeal seal;
    private final Ids ids;
    private final InstantSource clock;
    private final TokenRules deployment;

    public TokenWriting(
            AccessTokenMint mint, RefreshTokenSeal seal, Ids ids, InstantSource clock, TokenRules deployment) {
        this.mint = mint;
        this.seal = seal;
        this.ids = ids;
        this.clock = clock;
        this.deployment = deployment;
    }

    /// An access token for `bearer`, under the issuer by which the request came.
    AccessToken access(
            Origin origin, Tenant tenant, AccessClaims.Bearer bearer, Scopes scopes, Optional<Client> client) {
        return mint.mint(
                tenant, origin.base().issuer(tenant.slug(), origin.issuer()), bearer, scopes, lifetime(tenant, client));
    }

    /// The wire form of `token`.
    TokenText refresh(RefreshToken token) {
        return new TokenText(seal.write(token));
    }

    /// How long an access token lives: as the client has it, else the tenant, else the deployment.
    Duration lifetime(Tenant tenant, Optional<Client> client) {
        return client.flatMap(c -> c.profile().accessLifetime())
                .orElseGet(() -> tenant.policy().over(deployment).accessLifetime());
    }

    Ids ids() {
        return ids;
    }

    Instant now() {
        return clock.instant();
    }
}
