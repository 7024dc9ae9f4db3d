package dev.signet.rest.token;

import dev.signet.domain.client.GrantType;
import dev.signet.rest.RestSettings;
import dev.signet.rest.description.Headers;
import dev.signet.rest.description.OpenApi;
import dev.signet.rest.description.Operation;
import dev.signet.rest.description.Problems;
import dev.signet.rest.description.Schema;
import dev.signet.rest.description.Shapes;
import dev.signet.rest.dialect.Parameters;
import io.micronaut.http.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the OAuth endpoints take and answer, in both dialects, for the description of this server.
final class TokenShapes {

    /// A form that trades a grant for tokens (RFC 6749 §4.3.2, §4.4.2, §6).
    static final Schema FORM_GRANT = Schema.either(
                    person(),
                    grant(GrantType.CLIENT_CREDENTIALS),
                    grant(GrantType.REFRESH_TOKEN, Parameters.REFRESH_TOKEN))
            .named("FormGrant");

    /// The same in the tenant API's dialect.
    static final Schema JSON_GRANT = Schema.either(person(), grant(GrantType.REFRESH_TOKEN, Parameters.REFRESH_TOKEN))
            .named("JsonGrant");

    /// A form with a token in it, and maybe a client's proof, which nobody reads where something else proves the
    /// caller. No text is too strange to be asked about: it is no token.
    static final Schema FORM_TOKEN = Schema.object(
                    Map.of(Parameters.TOKEN, Schema.STRING.with("minLength", 1)), Set.of(Parameters.TOKEN))
            .or(Map.of(
                    "token_type_hint",
                    Schema.STRING,
                    Parameters.CLIENT_ID,
                    Schema.STRING,
                    Parameters.CLIENT_SECRET,
                    Schema.STRING,
                    Parameters.CLIENT_ASSERTION,
                    Schema.STRING,
                    Parameters.CLIENT_ASSERTION_TYPE,
                    Schema.STRING))
            .named("FormToken");

    /// The same in the tenant API's dialect, where the empty text is asked about as well.
    static final Schema JSON_TOKEN = Schema.object(Map.of(Parameters.TOKEN, Schema.STRING), Set.of(Parameters.TOKEN))
            .named("JsonToken");

    /// Tokens, as RFC 6749 §5.1 has them.
    static final Schema FORM_TOKENS = Schema.object(
                    Map.of(
                            "access_token",
                            Schema.TEXT,
                            "token_type",
                            bearer(),
                            "expires_in",
                            seconds(),
                            "scope",
                            Shapes.SCOPES),
                    Set.of("access_token", "token_type", "expires_in", "scope"))
            .or(Map.of("refresh_token", Schema.TEXT))
            .closed()
            .named("FormTokens");

    /// Tokens, as the tenant API's clients read them.
    static final Schema JSON_TOKENS = jsonTokens().named("JsonTokens");

    /// What a token is, as RFC 7662 §2.2 has it.
    static final Schema FORM_INTROSPECTION = formIntrospection().named("FormIntrospection");

    /// The same for the tenant API's clients.
    static final Schema JSON_INTROSPECTION = jsonIntrospection().named("JsonIntrospection");

    private TokenShapes() {}

    /// What all these endpoints have in common.
    static Operation addressed(String summary) {
        return named(Operation.of(summary).proves(OpenApi.CLIENT))
                .refuses(401, "The caller did not prove to be who it says.")
                .refuses(404, "Unknown tenant.")
                .gives(
                        429,
                        "Too many failed attempts.",
                        Map.of(MediaType.APPLICATION_JSON, Problems.TOO_MANY),
                        Headers.RETRY_AFTER);
    }

    /// A header may name the tenant.
    static Operation named(Operation operation) {
        return operation.asks(
                "header",
                RestSettings.USUAL_TENANT_HEADERS.getFirst(),
                Schema.TEXT,
                "the tenant, where the path names none; which headers count is a setting");
    }

    /// Both dialects.
    static Map<String, Schema> json(Schema one, Schema other) {
        return Map.of(MediaType.APPLICATION_JSON, Schema.either(one, other));
    }

    private static Schema person() {
        return grant(GrantType.PASSWORD, Parameters.USERNAME, Parameters.PASSWORD)
                .or(Map.of(Parameters.MFA_CODE, Schema.TEXT));
    }

    private static Schema grant(GrantType type, String... needed) {
        Map<String, Schema> members = new LinkedHashMap<>();
        members.put(Parameters.GRANT_TYPE, Schema.words(List.of(type.wireName())));
        members.putAll(members(needed));
        Schema all = Schema.object(members, members.keySet());
        return all.or(Map.of(Parameters.SCOPE, Shapes.SCOPES)).or(proofs());
    }

    private static Map<String, Schema> proofs() {
        Map<String, Schema> members = new LinkedHashMap<>();
        members.put(Parameters.CLIENT_ID, Shapes.CLIENT_ID);
        members.put(Parameters.CLIENT_SECRET, Shapes.SECRET);
        members.put(Parameters.CLIENT_ASSERTION, Schema.TEXT);
        members.put(Parameters.CLIENT_ASSERTION_TYPE, Schema.TEXT);
        return members;
    }

    private static Map<String, Schema> members(String... names) {
        Map<String, Schema> members = new LinkedHashMap<>();
        for (String name : names) {
            members.put(name, Schema.TEXT.with("minLength", 1));
        }
        return members;
    }

    private static Schema jsonTokens() {
        Map<String, Schema> members = new LinkedHashMap<>();
        members.put("access_token", Schema.TEXT);
        members.put("token_type", bearer());
        members.put("expires_in", seconds());
        members.put("expires_at", Schema.TIME);
        members.put("issued_at", Schema.TIME);
        members.put("scope", Schema.list(Shapes.SCOPE));
        members.put("roles", Schema.list(Schema.TEXT));
        members.put("username", Schema.TEXT);
        members.put("tenant", Shapes.SLUG);
        members.put("password_expires_at", Schema.TIME.orNull());
        return Schema.object(members, members.keySet())
                .or(Map.of("refresh_token", Schema.TEXT))
                .closed();
    }

    private static Schema formIntrospection() {
        Map<String, Schema> members = new LinkedHashMap<>();
        for (String name :
                List.of("scope", "token_type", "sub", "client_id", "username", "iss", "jti", "tenant", "uid")) {
            members.put(name, Schema.TEXT);
        }
        members.put("aud", Schema.either(Schema.TEXT, Schema.list(Schema.TEXT)));
        members.put("exp", seconds());
        members.put("iat", seconds());
        members.put("roles", Schema.list(Schema.TEXT));
        members.put("is_trusted", Schema.FLAG);
        return Schema.object(Map.of("active", Schema.FLAG), Set.of("active"))
                .or(members)
                .closed();
    }

    private static Schema jsonIntrospection() {
        Map<String, Schema> members = new LinkedHashMap<>();
        members.put("active", Schema.FLAG);
        for (String name : List.of("username", "subject", "tenant", "token_type", "client_id")) {
            members.put(name, Schema.TEXT.orNull());
        }
        members.put("scope", Schema.list(Schema.TEXT));
        members.put("roles", Schema.list(Schema.TEXT));
        members.put("issued_at", Schema.TIME.orNull());
        members.put("expires_at", Schema.TIME.orNull());
        members.put("claims", Schema.map(Schema.ANY));
        return Schema.exactly(members);
    }

    private static Schema bearer() {
        return Schema.words(List.of("Bearer"));
    }

    private static Schema seconds() {
        return Schema.whole(0, Long.MAX_VALUE);
    }
}
