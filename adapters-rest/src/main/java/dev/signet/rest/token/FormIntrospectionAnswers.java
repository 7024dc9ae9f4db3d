package dev.signet.rest.token;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.signet.application.token.IntrospectToken;
import dev.signet.domain.client.Client;
import dev.signet.domain.tenant.IssuerBase;
import dev.signet.domain.token.FamilyInContext;
import dev.signet.domain.token.TokenType;
import dev.signet.domain.token.VerifiedToken;
import dev.signet.rest.JsonBytes;
import dev.signet.rest.OAuthError;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Answers as RFC 7662 §2.2 has them: a scope that is text, times as numbers, absent members absent.
final class FormIntrospectionAnswers implements IntrospectionAnswers {

    private static final byte[] INACTIVE = JsonBytes.object(json -> json.writeBooleanField("active", false));

    /// Claims that mean the same in the answer as in the token.
    private static final List<String> CLAIMS =
            List.of("sub", "client_id", "username", "iss", "aud", "exp", "iat", "jti", "tenant", "roles", "uid");

    @Override
    public HttpResponse<byte[]> of(IntrospectToken.Outcome outcome, IssuerBase base) {
        return switch (outcome) {
            case IntrospectToken.ActiveAccess active ->
                answer(JsonBytes.object(json -> access(json, active.token(), active.trustedClient())));
            case IntrospectToken.ActiveRefresh active ->
                answer(JsonBytes.object(json -> refresh(json, active.family(), RefreshClaims.of(active, base))));
            case IntrospectToken.Inactive inactive -> inactive();
        };
    }

    @Override
    public HttpResponse<byte[]> inactive() {
        return answer(INACTIVE);
    }

    private static void access(JsonGenerator json, VerifiedToken token, boolean trusted) throws IOException {
        json.writeBooleanField("active", true);
        json.writeStringField("scope", token.scopes().toString());
        json.writeStringField("token_type", "Bearer");
        for (String claim : CLAIMS) {
            if (token.members().get(claim) != null) {
                json.writeFieldName(claim);
                ClaimValues.write(json, token.members().get(claim));
            }
        }
        if (token.type() == TokenType.SERVICE) {
            json.writeBooleanField("is_trusted", trusted);
        }
    }

    /// Its type is no access token type (RFC 6749 §5.1), so that no resource server takes it for one.
    private static void refresh(JsonGenerator json, FamilyInContext context, RefreshClaims claims) throws IOException {
        json.writeBooleanField("active", true);
        json.writeStringField("scope", context.family().grant().scopes().toString());
        json.writeStringField("token_type", "refresh_token");
        json.writeStringField("sub", context.family().grantee().subject().value());
        Optional<Client> client = context.client();
        if (client.isPresent()) {
            json.writeStringField("client_id", client.get().id().value());
        }
        if (context.user().isPresent()) {
            json.writeStringField("username", context.user().get().user().name().value());
        }
        json.writeStringField("iss", claims.issuer());
        json.writeNumberField("exp", claims.expires().getEpochSecond());
        json.writeNumberField("iat", claims.issuedAt().getEpochSecond());
        json.writeStringField("jti", claims.jti());
        json.writeStringField("tenant", context.tenant().slug().value());
    }

    private static HttpResponse<byte[]> answer(byte[] body) {
        return OAuthError.uncached(HttpResponse.ok(body)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}
