package dev.signet.rest.credential;

import dev.signet.domain.credential.ApiKey;
import dev.signet.rest.RestSettings;
import dev.signet.rest.description.Headers;
import dev.signet.rest.description.Operation;
import dev.signet.rest.description.Problems;
import dev.signet.rest.description.Schema;
import dev.signet.rest.description.Shapes;
import dev.signet.rest.dialect.Parameters;
import io.micronaut.http.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What the endpoints for credentials take and answer, for the description of this server.
final class CredentialShapes {

    static final Schema PASSWORDS = Schema.object(
                    Map.of(
                            Parameters.USERNAME,
                            Schema.TEXT,
                            CredentialEndpoint.CURRENT_PASSWORD,
                            Schema.TEXT,
                            CredentialEndpoint.NEW_PASSWORD,
                            Schema.TEXT),
                    Set.of(Parameters.USERNAME, CredentialEndpoint.CURRENT_PASSWORD, CredentialEndpoint.NEW_PASSWORD))
            .or(Map.of(Parameters.MFA_CODE, Schema.TEXT.orNull()))
            .named("PasswordRotation");

    static final Schema NEW_KEY = Schema.object(Map.of(Parameters.USERNAME, Schema.TEXT), Set.of(Parameters.USERNAME))
            .or(Map.of(
                    CredentialEndpoint.NEW_API_KEY,
                    Schema.pattern("^[!-~]*$")
                            .with("minLength", ApiKey.SHORTEST_SUPPLIED)
                            .with("maxLength", ApiKey.LONGEST)
                            .orNull(),
                    Parameters.SCOPE,
                    Shapes.SCOPES.orNull(),
                    CredentialEndpoint.OVERLAP,
                    Schema.whole(0, 2_592_000).orNull(),
                    CredentialEndpoint.EXPIRES_IN,
                    Schema.whole(1, 9_999_999_999L).orNull()))
            .named("ApiKeyRotation");

    static final Schema KEY = Schema.object(
                    Map.of(CredentialEndpoint.API_KEY, Schema.TEXT), Set.of(CredentialEndpoint.API_KEY))
            .named("ApiKey");

    static final Schema IDENTITY = Schema.exactly(identity()).named("Identity");

    static final Schema IDENTITY_WITH_KEY =
            Schema.exactly(with(CredentialEndpoint.API_KEY, Schema.TEXT)).named("IdentityWithApiKey");

    static final Schema IDENTITY_WITH_SCOPES =
            Schema.exactly(with(Parameters.SCOPE, Schema.list(Shapes.SCOPE))).named("IdentityWithScopes");

    static final Schema CODE = Schema.object(Map.of(Parameters.MFA_CODE, Schema.TEXT), Set.of(Parameters.MFA_CODE))
            .named("OneTimeCode");

    static final Schema ENROLMENT = Schema.exactly(Map.of(
                    "secret", Schema.TEXT,
                    "otpauth_uri", Schema.TEXT,
                    "qr_image", Schema.TEXT,
                    "expires_at", Schema.TIME))
            .named("TotpEnrolment");

    static final Schema RECOVERY_CODES =
            Schema.exactly(Map.of("recovery_codes", Schema.list(Schema.TEXT))).named("RecoveryCodes");

    private CredentialShapes() {}

    /// What all these endpoints have in common.
    static Operation addressed(String summary) {
        return Operation.of(summary)
                .asks(
                        "header",
                        RestSettings.USUAL_TENANT_HEADERS.getFirst(),
                        Schema.TEXT,
                        "the tenant, where the path names none; which headers count is a setting")
                .refuses(404, "Unknown tenant or user.")
                .gives(
                        422,
                        "The JSON has flaws; all of them are named.",
                        Map.of(MediaType.APPLICATION_JSON, Problems.FLAWS));
    }

    /// What those have in common at which one may guess.
    static Operation guessed(String summary) {
        return addressed(summary)
                .gives(
                        429,
                        "Too many failed attempts.",
                        Map.of(MediaType.APPLICATION_JSON, Problems.TOO_MANY),
                        Headers.RETRY_AFTER);
    }

    static Map<String, Schema> json(Schema schema) {
        return Map.of(MediaType.APPLICATION_JSON, schema);
    }

    private static Map<String, Schema> with(String member, Schema schema) {
        Map<String, Schema> members = identity();
        members.put(member, schema);
        return members;
    }

    private static Map<String, Schema> identity() {
        Map<String, Schema> members = new LinkedHashMap<>();
        members.put("username", Schema.TEXT);
        members.put("roles", Schema.list(Schema.TEXT));
        members.put("password_rotated_at", Schema.TIME.orNull());
        members.put("password_expires_at", Schema.TIME.orNull());
        members.put("api_key_last_rotated_at", Schema.TIME.orNull());
        members.put("api_key_expires_at", Schema.TIME.orNull());
        members.put("tenant", Shapes.SLUG);
        return members;
    }
}
