package dev.signet.grpc.token;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import dev.signet.domain.token.RefreshTokenFormat;
import dev.signet.grpc.tenant.Origins;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Of which tenant a token claims to be. Nothing is believed of it: it only chooses by whose keys, and against whose
/// rows, the token is judged.
final class ClaimedTenant {

    private ClaimedTenant() {}

    /// The tenant that `token` names; empty if it names none, or is no token.
    static Optional<Origins.Address> of(String token) {
        return RefreshTokenFormat.looksLike(token)
                ? RefreshTokenFormat.claimedTenant(token).map(Origins.Identified::new)
                : slug(token).map(Origins.Named::new);
    }

    /// Whether somebody sends an access token instead of a refresh token. It only chooses the words.
    static boolean looksLikeJwt(String token) {
        int first = token.indexOf('.');
        return token.startsWith("ey") && first > 0 && token.indexOf('.', first + 1) > first;
    }

    private static Optional<String> slug(String token) {
        try {
            JWTClaimsSet claims = JWTParser.parse(token).getJWTClaimsSet();
            return claims == null ? Optional.empty() : text(claims, "tenant").or(() -> text(claims, "tid"));
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JWTClaimsSet claims, String name) {
        @Nullable Object value = claims.getClaim(name);
        return value instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }
}
