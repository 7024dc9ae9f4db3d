package dev.signet.rest.token;

import dev.signet.application.credential.VerifyPassword;
import dev.signet.application.token.IssueUserTokens;
import dev.signet.application.token.IssuedTokens;
import dev.signet.application.token.RotateRefreshToken;
import dev.signet.domain.client.Scope;
import dev.signet.domain.token.AccessToken;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.UserAccess;
import dev.signet.rest.JsonBytes;
import dev.signet.rest.OAuthError;
import dev.signet.rest.dialect.Times;
import dev.signet.rest.dialect.TooManyGuesses;
import dev.signet.rest.tenant.TenantAnswers;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import java.time.Instant;
import java.util.Optional;

/// Answers of the token endpoint as the tenant API's clients read them: their statuses, their texts, scopes as a
/// list.
final class JsonTokenAnswers implements TokenAnswers {

    private static final OAuthError NO_SUCH_GRANT =
            OAuthError.of(HttpStatus.BAD_REQUEST, OAuthError.UNSUPPORTED_GRANT_TYPE, "Unsupported grant_type");
    private static final OAuthError TOO_MUCH = OAuthError.of(
            HttpStatus.BAD_REQUEST, OAuthError.INVALID_SCOPE, "More scopes were asked for than may be granted");
    private static final OAuthError WRONG_PASSWORD = unauthorized("Invalid username or password");
    private static final OAuthError CHALLENGE_FAILED = unauthorized("Multi-factor challenge failed");
    private static final OAuthError ACCOUNT_DISABLED = forbidden("Account disabled");

    /// The gateways tell an expired password from a disabled account by the word "expired".
    private static final OAuthError PASSWORD_EXPIRED = forbidden("Password expired; rotation required");

    private static final OAuthError NO_REFRESH_TOKEN = unauthorized("Provided token is not a refresh token");
    private static final OAuthError BAD_REFRESH_TOKEN = unauthorized("Refresh token validation failed");
    private static final OAuthError DEAD_REFRESH_TOKEN = unauthorized("Refresh token has been revoked or is unknown");
    private static final OAuthError EXPIRED_REFRESH_TOKEN = unauthorized("Refresh token has expired");

    @Override
    public HttpResponse<byte[]> of(IssueUserTokens.Outcome outcome) {
        return switch (outcome) {
            case IssueUserTokens.Issued issued -> tokens(issued.tokens());
            case IssueUserTokens.NotAuthenticated not -> ClientErrors.answer(not.why());
            case IssueUserTokens.NotAllowed not -> NO_SUCH_GRANT.answer();
            case IssueUserTokens.TooMuch tooMuch -> TOO_MUCH.answer();
            case IssueUserTokens.ChallengeFailed failed -> CHALLENGE_FAILED.answer();
            case IssueUserTokens.NotAdmitted not -> notAdmitted(not.why());
        };
    }

    @Override
    public HttpResponse<byte[]> of(RotateRefreshToken.Outcome outcome, RotateRefreshToken.Presented presented) {
        return switch (outcome) {
            case RotateRefreshToken.Issued issued -> tokens(issued.tokens());
            case RotateRefreshToken.NotAuthenticated not -> ClientErrors.answer(not.why());
            case RotateRefreshToken.Refused refused ->
                switch (refused.why()) {
                    case NOT_OURS ->
                        looksLikeJwt(presented.token().reveal())
                                ? NO_REFRESH_TOKEN.answer()
                                : BAD_REFRESH_TOKEN.answer();
                    case WRONG_CLIENT, NOT_ALLOWED -> BAD_REFRESH_TOKEN.answer();
                    case SPENT, REUSED, DEAD -> DEAD_REFRESH_TOKEN.answer();
                    case EXPIRED -> EXPIRED_REFRESH_TOKEN.answer();
                    case BARRED -> ACCOUNT_DISABLED.answer();
                    case TOO_MUCH -> TOO_MUCH.answer();
                };
        };
    }

    @Override
    public HttpResponse<byte[]> unsupported() {
        return NO_SUCH_GRANT.answer();
    }

    /// Whether somebody sends an access token instead; refresh tokens are no JWTs here. It only chooses the words.
    private static boolean looksLikeJwt(String token) {
        int first = token.indexOf('.');
        return token.startsWith("ey") && first > 0 && token.indexOf('.', first + 1) > first;
    }

    private static HttpResponse<byte[]> notAdmitted(VerifyPassword.Outcome why) {
        return switch (why) {
            case VerifyPassword.NoTenant none -> TenantAnswers.unknown();
            case VerifyPassword.Wrong wrong -> WRONG_PASSWORD.answer();
            case VerifyPassword.TooMany many -> TooManyGuesses.answer(many.retryAfter());
            case VerifyPassword.Barred barred ->
                switch (barred.reason()) {
                    case DISABLED -> ACCOUNT_DISABLED.answer();
                    case PASSWORD_EXPIRED -> PASSWORD_EXPIRED.answer();
                };
            case VerifyPassword.Verified verified ->
                throw new IllegalArgumentException("a verified password is no refusal");
        };
    }

    private static HttpResponse<byte[]> tokens(IssuedTokens tokens) {
        AccessToken access = tokens.access();
        UserAccess user = tokens.user().orElseThrow(() -> new IllegalStateException("this dialect serves people only"));
        Optional<Instant> passwordExpires = user.passwordExpires();
        byte[] body = JsonBytes.object(json -> {
            json.writeStringField("access_token", access.text().reveal());
            if (tokens.refresh().isPresent()) {
                json.writeStringField("refresh_token", tokens.refresh().get().reveal());
            }
            json.writeStringField("token_type", "Bearer");
            json.writeNumberField("expires_in", access.lifetime().toSeconds());
            json.writeStringField("expires_at", Times.micros(access.expires()));
            json.writeStringField("issued_at", Times.micros(access.issuedAt()));
            JsonBytes.texts(
                    json,
                    "scope",
                    access.scopes().values().stream().map(Scope::value).toList());
            JsonBytes.texts(
                    json, "roles", user.roles().stream().map(RoleName::value).toList());
            json.writeStringField("username", user.user().name().value());
            json.writeStringField("tenant", tokens.tenant().slug().value());
            json.writeStringField(
                    "password_expires_at", passwordExpires.map(Times::micros).orElse(null));
        });
        return OAuthError.uncached(HttpResponse.ok(body)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private static OAuthError unauthorized(String detail) {
        return OAuthError.challenging(OAuthError.BEARER, OAuthError.INVALID_GRANT, detail);
    }

    private static OAuthError forbidden(String detail) {
        return OAuthError.of(HttpStatus.FORBIDDEN, OAuthError.INVALID_GRANT, detail);
    }
}
