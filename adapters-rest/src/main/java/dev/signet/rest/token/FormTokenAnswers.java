package dev.signet.rest.token;

import dev.signet.application.credential.VerifyPassword;
import dev.signet.application.token.IssueClientToken;
import dev.signet.application.token.IssueUserTokens;
import dev.signet.application.token.IssuedTokens;
import dev.signet.application.token.RotateRefreshToken;
import dev.signet.domain.client.ClientAuthentication;
import dev.signet.domain.token.AccessToken;
import dev.signet.rest.JsonBytes;
import dev.signet.rest.OAuthError;
import dev.signet.rest.dialect.TooManyGuesses;
import dev.signet.rest.tenant.TenantAnswers;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;

/// Answers of the token endpoint as RFC 6749 §5 has them: never an `issued_at`, which breaks one of the clients,
/// and a `scope` that is text, be it empty.
final class FormTokenAnswers implements TokenAnswers {

    private static final OAuthError NO_SUCH_GRANT =
            refusal(OAuthError.UNSUPPORTED_GRANT_TYPE, "Unsupported grant_type");
    private static final OAuthError NOT_FOR_THIS_CLIENT =
            refusal(OAuthError.UNAUTHORIZED_CLIENT, "The client may not use this grant");
    private static final OAuthError TOO_MUCH =
            refusal(OAuthError.INVALID_SCOPE, "More scopes were asked for than may be granted");
    private static final OAuthError WRONG_PASSWORD = refusal(OAuthError.INVALID_GRANT, "Invalid username or password");
    private static final OAuthError CHALLENGE_FAILED =
            refusal(OAuthError.INVALID_GRANT, "Multi-factor challenge failed");
    private static final OAuthError ACCOUNT_DISABLED = refusal(OAuthError.INVALID_GRANT, "Account disabled");
    private static final OAuthError PASSWORD_EXPIRED =
            refusal(OAuthError.INVALID_GRANT, "Password expired; rotation required");
    private static final OAuthError DEAD_TOKEN =
            refusal(OAuthError.INVALID_GRANT, "Refresh token is invalid, expired, revoked or not this client's");

    @Override
    public HttpResponse<byte[]> of(IssueUserTokens.Outcome outcome) {
        return switch (outcome) {
            case IssueUserTokens.Issued issued -> tokens(issued.tokens());
            case IssueUserTokens.NotAuthenticated not -> ClientErrors.answer(not.why());
            case IssueUserTokens.NotAllowed not -> NOT_FOR_THIS_CLIENT.answer();
            case IssueUserTokens.TooMuch tooMuch -> TOO_MUCH.answer();
            case IssueUserTokens.ChallengeFailed failed -> CHALLENGE_FAILED.answer();
            case IssueUserTokens.NotAdmitted not -> notAdmitted(not.why());
        };
    }

    HttpResponse<byte[]> of(IssueClientToken.Outcome outcome) {
        return switch (outcome) {
            case IssueClientToken.Issued issued -> tokens(issued.tokens());
            case IssueClientToken.NotAuthenticated not -> ClientErrors.answer(not.why());
            case IssueClientToken.NotAllowed not -> NOT_FOR_THIS_CLIENT.answer();
            case IssueClientToken.TooMuch tooMuch -> TOO_MUCH.answer();
        };
    }

    @Override
    public HttpResponse<byte[]> of(RotateRefreshToken.Outcome outcome, RotateRefreshToken.Presented presented) {
        return switch (outcome) {
            case RotateRefreshToken.Issued issued -> tokens(issued.tokens());
            case RotateRefreshToken.NotAuthenticated not -> ClientErrors.answer(not.why());
            case RotateRefreshToken.Refused refused ->
                switch (refused.why()) {
                    case WRONG_CLIENT ->
                        presented.client() instanceof ClientAuthentication.Absent
                                ? ClientErrors.NOT_AUTHENTICATED.answer()
                                : DEAD_TOKEN.answer();
                    case NOT_ALLOWED -> NOT_FOR_THIS_CLIENT.answer();
                    case TOO_MUCH -> TOO_MUCH.answer();
                    case NOT_OURS, SPENT, REUSED, DEAD, EXPIRED, BARRED -> DEAD_TOKEN.answer();
                };
        };
    }

    @Override
    public HttpResponse<byte[]> unsupported() {
        return NO_SUCH_GRANT.answer();
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
        byte[] body = JsonBytes.object(json -> {
            json.writeStringField("access_token", access.text().reveal());
            json.writeStringField("token_type", "Bearer");
            json.writeNumberField("expires_in", access.lifetime().toSeconds());
            if (tokens.refresh().isPresent()) {
                json.writeStringField("refresh_token", tokens.refresh().get().reveal());
            }
            json.writeStringField("scope", access.scopes().toString());
        });
        return OAuthError.uncached(HttpResponse.ok(body)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private static OAuthError refusal(String error, String description) {
        return OAuthError.of(HttpStatus.BAD_REQUEST, error, description);
    }
}
