package dev.signet.rest.token;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.signet.application.token.IntrospectToken;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.IssuerBase;
import dev.signet.domain.token.FamilyInContext;
import dev.signet.domain.token.VerifiedToken;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.UserAccess;
import dev.signet.rest.JsonBytes;
import dev.signet.rest.OAuthError;
import dev.signet.rest.dialect.Times;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers as the tenant API's clients read them: every key always there, scopes as a list, the whole payload
/// beside.
final class JsonIntrospectionAnswers implements IntrospectionAnswers {

    private static final byte[] INACTIVE = JsonBytes.object(json -> {
        json.writeBooleanField("active", false);
        json.writeNullField("username");
        json.writeNullField("subject");
        json.writeNullField("tenant");
        JsonBytes.texts(json, "scope", List.of());
        JsonBytes.texts(json, "roles", List.of());
        json.writeNullField("issued_at");
        json.writeNullField("expires_at");
        json.writeNullField("token_type");
        json.writeNullField("client_id");
        json.writeObjectFieldStart("claims");
        json.writeEndObject();
    });

    @Override
    public HttpResponse<byte[]> of(IntrospectToken.Outcome outcome, IssuerBase base) {
        return switch (outcome) {
            case IntrospectToken.ActiveAccess active ->
                answer(JsonBytes.object(json ->
                        access(json, active.token(), active.tenant().slug().value())));
            case IntrospectToken.ActiveRefresh active ->
                answer(JsonBytes.object(json -> refresh(json, active.family(), RefreshClaims.of(active, base))));
            case IntrospectToken.Inactive inactive -> inactive();
        };
    }

    @Override
    public HttpResponse<byte[]> inactive() {
        return answer(INACTIVE);
    }

    private static void access(JsonGenerator json, VerifiedToken token, String tenant) throws IOException {
        String subject = token.subject().value();
        Optional<String> client = token.named().client().map(ClientId::value);
        json.writeBooleanField("active", true);
        json.writeStringField("username", token.text("username").orElse(subject));
        json.writeStringField("subject", subject);
        json.writeStringField("tenant", tenant);
        json.writeFieldName("scope");
        ClaimValues.write(json, names(token.scopes()));
        json.writeFieldName("roles");
        ClaimValues.write(json, token.members().get("roles") instanceof Collection<?> roles ? roles : List.of());
        times(json, token.issuedAt(), token.named().expires());
        json.writeStringField("token_type", token.type().wireName());
        text(json, "client_id", client.orElse(null));
        json.writeFieldName("claims");
        ClaimValues.write(json, token.members());
    }

    private static void refresh(JsonGenerator json, FamilyInContext context, RefreshClaims claims) throws IOException {
        String subject = context.family().grantee().subject().value();
        Scopes scopes = context.family().grant().scopes();
        String tenant = context.tenant().slug().value();
        json.writeBooleanField("active", true);
        json.writeStringField(
                "username",
                context.user().map(access -> access.user().name().value()).orElse(subject));
        json.writeStringField("subject", subject);
        json.writeStringField("tenant", tenant);
        JsonBytes.texts(json, "scope", names(scopes));
        JsonBytes.texts(json, "roles", roles(context.user()));
        times(json, claims.issuedAt(), claims.expires());
        json.writeStringField("token_type", "refresh");
        text(json, "client_id", context.client().map(c -> c.id().value()).orElse(null));
        json.writeObjectFieldStart("claims");
        json.writeStringField("sub", subject);
        json.writeStringField("iss", claims.issuer());
        json.writeNumberField("iat", claims.issuedAt().getEpochSecond());
        json.writeNumberField("exp", claims.expires().getEpochSecond());
        json.writeStringField("tenant", tenant);
        json.writeStringField("jti", claims.jti());
        json.writeStringField("type", "refresh");
        json.writeStringField("scope", scopes.toString());
        json.writeEndObject();
    }

    private static List<String> names(Scopes scopes) {
        return scopes.values().stream().map(Scope::value).toList();
    }

    private static List<String> roles(Optional<UserAccess> user) {
        return user.map(access -> access.roles().stream().map(RoleName::value).toList())
                .orElse(List.of());
    }

    private static void times(JsonGenerator json, Instant issued, Instant expires) throws IOException {
        json.writeStringField("issued_at", Times.seconds(issued));
        json.writeStringField("expires_at", Times.seconds(expires));
    }

    private static void text(JsonGenerator json, String member, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(member);
        } else {
            json.writeStringField(member, value);
        }
    }

    private static HttpResponse<byte[]> answer(byte[] body) {
        return OAuthError.uncached(HttpResponse.ok(body)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}
