package dev.signet.rest.token;

import dev.signet.application.token.IntrospectToken;
import dev.signet.domain.Digest;
import dev.signet.domain.tenant.IssuerBase;
import dev.signet.domain.token.FamilyInContext;
import java.time.Instant;
import java.util.HexFormat;

/// What a refresh token would say if it were a JWT, as the tenant API's was. Everything is derived from its family.
record RefreshClaims(String issuer, String jti, Instant issuedAt, Instant expires) {

    static RefreshClaims of(IntrospectToken.ActiveRefresh active, IssuerBase base) {
        FamilyInContext context = active.family();
        var lifetime = context.family().lifetime();
        return new RefreshClaims(
                base.issuer(context.tenant().slug(), context.family().grant().issuer())
                        .value(),
                jti(active),
                context.family().rotatedAt(),
                lifetime.idle().isBefore(lifetime.absolute()) ? lifetime.idle() : lifetime.absolute());
    }

    /// 32 hexadecimal digits that are the same for the same token, and from which nothing of it can be told.
    private static String jti(IntrospectToken.ActiveRefresh active) {
        String name = active.token().family().value() + ":"
                + active.token().generation().number();
        return HexFormat.of().formatHex(Digest.sha256(name).bytes(), 0, 16);
    }
}
