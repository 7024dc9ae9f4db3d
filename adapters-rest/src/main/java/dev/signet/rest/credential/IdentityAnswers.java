package dev.signet.rest.credential;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.signet.application.credential.Identity;
import dev.signet.application.credential.RotatePassword;
import dev.signet.application.credential.apikey.RotateApiKey;
import dev.signet.application.credential.apikey.ValidateApiKey;
import dev.signet.domain.client.Scope;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.user.RoleName;
import dev.signet.rest.JsonBytes;
import dev.signet.rest.OAuthError;
import dev.signet.rest.dialect.JsonFlaws;
import dev.signet.rest.dialect.Times;
import dev.signet.rest.dialect.TooManyGuesses;
import dev.signet.rest.tenant.TenantAnswers;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Whose credentials were changed or checked, as the tenant API's clients read it, and in their words why not.
final class IdentityAnswers {

    private static final OAuthError WRONG_PASSWORD = unauthorized("Invalid username or password");
    private static final OAuthError EMPTY_KEY = unauthorized("API key cannot be empty");
    private static final OAuthError WRONG_KEY = unauthorized("Invalid API key");
    private static final OAuthError KEY_EXPIRED = forbidden("API key has expired and must be rotated");
    private static final OAuthError DISABLED = forbidden("Account disabled");
    private static final OAuthError NOT_ALLOWED =
            OAuthError.of(HttpStatus.FORBIDDEN, "insufficient_scope", "Not allowed to change this user's credentials");
    private static final OAuthError UNKNOWN_USER =
            OAuthError.of(HttpStatus.NOT_FOUND, OAuthError.INVALID_REQUEST, "User not found");
    private static final OAuthError KEY_TAKEN =
            OAuthError.of(HttpStatus.CONFLICT, OAuthError.INVALID_REQUEST, "API key is or was in use");

    private IdentityAnswers() {}

    static HttpResponse<byte[]> of(RotatePassword.Outcome outcome) {
        return switch (outcome) {
            case RotatePassword.Rotated rotated -> ok(json -> write(json, rotated.identity()));
            case RotatePassword.Wrong wrong -> WRONG_PASSWORD.answer();
            case RotatePassword.ChallengeFailed failed -> FactorAnswers.CHALLENGE_FAILED.answer();
            case RotatePassword.Disabled disabled -> DISABLED.answer();
            case RotatePassword.NoTenant none -> TenantAnswers.unknown();
            case RotatePassword.TooMany many -> TooManyGuesses.answer(many.retryAfter());
            case RotatePassword.Unfit unfit ->
                JsonFlaws.answer(List.of(JsonFlaws.Flaw.unfit(CredentialEndpoint.NEW_PASSWORD, unfit.rule())));
        };
    }

    static HttpResponse<byte[]> of(RotateApiKey.Outcome outcome) {
        return switch (outcome) {
            case RotateApiKey.Rotated rotated ->
                ok(json -> {
                    write(json, rotated.identity());
                    json.writeStringField("api_key", rotated.key().reveal());
                });
            case RotateApiKey.UnknownUser unknown -> UNKNOWN_USER.answer();
            case RotateApiKey.NotAllowed not -> NOT_ALLOWED.answer();
            case RotateApiKey.Disabled disabled -> DISABLED.answer();
            case RotateApiKey.NoTenant none -> TenantAnswers.unknown();
            case RotateApiKey.KeyTaken taken -> KEY_TAKEN.answer();
        };
    }

    static HttpResponse<byte[]> of(ValidateApiKey.Outcome outcome) {
        return switch (outcome) {
            case ValidateApiKey.Valid valid ->
                ok(json -> {
                    write(json, valid.identity());
                    JsonBytes.texts(
                            json,
                            "scope",
                            valid.scopes().values().stream().map(Scope::value).toList());
                });
            case ValidateApiKey.NoTenant none -> TenantAnswers.unknown();
            case ValidateApiKey.TooMany many -> TooManyGuesses.answer(many.retryAfter());
            case ValidateApiKey.Refused refused ->
                switch (refused.why()) {
                    case EMPTY -> EMPTY_KEY.answer();
                    case UNKNOWN -> WRONG_KEY.answer();
                    case EXPIRED -> KEY_EXPIRED.answer();
                    case DISABLED -> DISABLED.answer();
                };
        };
    }

    private static void write(JsonGenerator json, Identity identity) throws IOException {
        json.writeStringField("username", identity.access().user().name().value());
        JsonBytes.texts(
                json,
                "roles",
                identity.access().roles().stream().map(RoleName::value).toList());
        Optional<CredentialLife> password = identity.rotations().password();
        Optional<CredentialLife> key = identity.rotations().apiKey();
        time(json, "password_rotated_at", password.map(CredentialLife::created));
        time(json, "password_expires_at", password.flatMap(CredentialLife::expires));
        time(json, "api_key_last_rotated_at", key.map(CredentialLife::created));
        time(json, "api_key_expires_at", key.flatMap(CredentialLife::expires));
        json.writeStringField("tenant", identity.tenant().slug().value());
    }

    private static void time(JsonGenerator json, String member, Optional<Instant> time) throws IOException {
        json.writeStringField(member, time.map(Times::micros).orElse(null));
    }

    static HttpResponse<byte[]> ok(JsonBytes.Members members) {
        return OAuthError.uncached(HttpResponse.ok(JsonBytes.object(members)))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private static OAuthError unauthorized(String detail) {
        return OAuthError.challenging(OAuthError.BEARER, OAuthError.INVALID_GRANT, detail);
    }

    private static OAuthError forbidden(String detail) {
        return OAuthError.of(HttpStatus.FORBIDDEN, OAuthError.INVALID_GRANT, detail);
    }
}
