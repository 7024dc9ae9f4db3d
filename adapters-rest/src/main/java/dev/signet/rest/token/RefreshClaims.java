package dev.signet.rest.token;

import dev.signet.application.token.IntrospectToken;
import dev.signet.domain.tenant.IssuerBase;
import dev.signet.domain.token.FamilyInContext;
import java.time.Instant;

/// What a refresh token would say if it were a JWT, as the tenant API's was. Everything is derived from its family.
record RefreshClaims(String issuer, String jti, Instant issuedAt, Instant expires) {

    static RefreshClaims of(IntrospectToken.ActiveRefresh active, IssuerBase base) {
        FamilyInContext context = active.family();
        var lifetime = context.family().lifetime();
        return new RefreshClaims(
                base.issuer(context.tenant().slug(), context.family().grant().issuer())
                        .value(),
                active.token().jti(),
                context.family().rotatedAt(),
                lifetime.idle().isBefore(lifetime.absolute()) ? lifetime.idle() : lifetime.absolute());
    }
}
