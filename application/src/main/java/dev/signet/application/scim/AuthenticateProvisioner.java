package dev.signet.application.scim;

import dev.signet.application.TenantTx;
import dev.signet.application.Transactions;
import dev.signet.application.tenant.Routes;
import dev.signet.application.tenant.Tenants;
import dev.signet.domain.Digest;
import dev.signet.domain.scim.ScimToken;
import dev.signet.domain.tenant.RouteKind;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.token.TokenText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Finds out whose provisioning client carries a token. The token says so by itself, whatever tenant is addressed.
public final class AuthenticateProvisioner {

    /// When it was last used is kept no finer than this, so that it costs no write per call.
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final Routes routes;
    private final Tenants tenants;
    private final ScimTokens tokens;
    private final InstantSource clock;

    public AuthenticateProvisioner(
            Transactions transactions, Routes routes, Tenants tenants, ScimTokens tokens, InstantSource clock) {
        this.transactions = transactions;
        this.routes = routes;
        this.tenants = tenants;
        this.tokens = tokens;
        this.clock = clock;
    }

    /// Who it is.
    public sealed interface Outcome {}

    /// The client that carries this token of that tenant, which is served.
    public record Known(Tenant tenant, ScimToken token) implements Outcome {}

    /// Nobody.
    public record Refused() implements Outcome {}

    /// Judges the token.
    ///
    /// @throws dev.signet.application.StoreUnavailable if that cannot be known: never assumed
    public Outcome handle(TokenText presented) {
        Digest digest = Digest.sha256(presented.reveal());
        Optional<TenantId> tenant = routes.find(RouteKind.SCIM_TOKEN, digest);
        if (tenant.isEmpty()) {
            return new Refused();
        }
        Instant now = clock.instant();
        return transactions.inTenant(
                tenant.get(),
                tx -> tenants.find(tx)
                        .filter(Tenant::isServed)
                        .flatMap(served -> tokens.find(tx, digest)
                                .filter(token -> token.isLive(now))
                                .<Outcome>map(token -> new Known(served, noted(tx, token, now))))
                        .orElseGet(Refused::new));
    }

    private ScimToken noted(TenantTx tx, ScimToken token, Instant now) {
        boolean fresh =
                token.lastUsed().filter(last -> now.isBefore(last.plus(GRAIN))).isPresent();
        if (!fresh) {
            tokens.used(tx, token.id(), now);
        }
        return token;
    }
}
