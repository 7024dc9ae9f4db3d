package dev.signet.grpc.token;

import dev.signet.application.Origin;
import dev.signet.application.client.AuthenticateClient;
import dev.signet.application.credential.VerifyPassword;
import dev.signet.application.token.IssueUserTokens;
import dev.signet.application.token.IssuedTokens;
import dev.signet.application.token.RotateRefreshToken;
import dev.signet.domain.client.ClientAuthentication;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.OneTimeCode;
import dev.signet.domain.credential.Password;
import dev.signet.domain.token.Dialect;
import dev.signet.domain.token.TokenText;
import dev.signet.grpc.edge.Call;
import dev.signet.grpc.edge.Fault;
import dev.signet.grpc.tenant.Origins;
import dev.signet.grpc.tenant.ServedTenants;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/// Asks for tokens, and says why there are none. The dialect is the tenant API's, which knows no clients.
@Singleton
final class Grants {

    private final IssueUserTokens issueToUser;
    private final RotateRefreshToken rotate;
    private final Origins origins;
    private final ServedTenants served;

    Grants(IssueUserTokens issueToUser, RotateRefreshToken rotate, Origins origins, ServedTenants served) {
        this.issueToUser = issueToUser;
        this.rotate = rotate;
        this.origins = origins;
        this.served = served;
    }

    /// A login.
    ///
    /// @param tenant as the request names it, or empty text
    /// @param code what proves them beside the password, where they must
    record Login(String tenant, String name, Password password, Optional<OneTimeCode> code, Optional<Scopes> asked) {}

    /// A refresh.
    ///
    /// @param tenant as the request names it, or empty text
    record Refresh(String tenant, TokenText token, Optional<Scopes> asked) {}

    /// Trades a password for tokens.
    ///
    /// @throws StatusRuntimeException if there are none
    IssuedTokens issue(Call call, Login login) {
        Origin origin = origins.find(call, login.tenant(), Optional::empty).orElseThrow(Fault::unknownTenant);
        if (!login.name().isEmpty()) {
            call.isFor(login.name());
        }
        Call.goOn();
        IssueUserTokens.Outcome outcome = issueToUser.handle(new IssueUserTokens.Request(
                origin, new IssueUserTokens.Direct(), login.name(), login.password(), login.code(), login.asked()));
        OutcomeNames.note(call, outcome);
        return switch (outcome) {
            case IssueUserTokens.Issued issued -> issued.tokens();
            case IssueUserTokens.NotAuthenticated not -> throw refused(call, origin, of(not.why()));
            case IssueUserTokens.NotAllowed not ->
                throw refused(
                        call,
                        origin,
                        Fault.of(
                                Status.Code.PERMISSION_DENIED,
                                "GRANT_NOT_ALLOWED",
                                "Passwords are not traded for tokens here"));
            case IssueUserTokens.ChallengeFailed failed -> throw refused(call, origin, Fault.challengeFailed());
            case IssueUserTokens.TooMuch tooMuch -> throw refused(call, origin, tooMuch());
            case IssueUserTokens.NotAdmitted not -> throw refused(call, origin, of(not.why()));
        };
    }

    /// Trades a refresh token for its successor.
    ///
    /// @throws StatusRuntimeException if there is none
    IssuedTokens refresh(Call call, Refresh refresh) {
        String text = refresh.token().reveal();
        if (text.isEmpty()) {
            throw Fault.invalid("refresh_token is required");
        }
        Origin origin = origins.find(call, refresh.tenant(), () -> ClaimedTenant.of(text))
                .orElseThrow(Fault::unknownTenant);
        Call.goOn();
        RotateRefreshToken.Outcome outcome = rotate.handle(new RotateRefreshToken.Presented(
                origin, Dialect.JSON, refresh.token(), new ClientAuthentication.Absent(), Set.of(), refresh.asked()));
        OutcomeNames.note(call, outcome);
        return switch (outcome) {
            case RotateRefreshToken.Issued issued -> {
                call.addresses(issued.tokens().tenant().slug());
                yield issued.tokens();
            }
            case RotateRefreshToken.NotAuthenticated not -> throw refused(call, origin, of(not.why()));
            case RotateRefreshToken.Refused not -> throw refused(call, origin, of(not.why(), text));
        };
    }

    private StatusRuntimeException refused(Call call, Origin origin, StatusRuntimeException fault) {
        return served.refusal(call, origin.tenant(), fault);
    }

    private static StatusRuntimeException of(AuthenticateClient.Outcome why) {
        return switch (why) {
            case AuthenticateClient.NoTenant none -> Fault.unknownTenant();
            case AuthenticateClient.TooMany many -> Fault.tooManyGuesses(many.retryAfter());
            case AuthenticateClient.Refused refused ->
                unauthenticated("INVALID_CLIENT", "Client authentication failed");
            case AuthenticateClient.Authenticated who ->
                throw new IllegalArgumentException("an authenticated client is no error");
        };
    }

    private static StatusRuntimeException of(VerifyPassword.Outcome why) {
        return switch (why) {
            case VerifyPassword.NoTenant none -> Fault.unknownTenant();
            case VerifyPassword.Wrong wrong -> unauthenticated("INVALID_CREDENTIALS", "Invalid username or password");
            case VerifyPassword.TooMany many -> Fault.tooManyGuesses(many.retryAfter());
            case VerifyPassword.Barred barred ->
                switch (barred.reason()) {
                    case DISABLED -> disabled();
                    case PASSWORD_EXPIRED -> unauthenticated("PASSWORD_EXPIRED", "Password expired; rotation required");
                };
            case VerifyPassword.Verified verified ->
                throw new IllegalArgumentException("a verified password is no refusal");
        };
    }

    private static StatusRuntimeException of(RotateRefreshToken.Refusal why, String token) {
        return switch (why) {
            case NOT_OURS ->
                ClaimedTenant.looksLikeJwt(token)
                        ? unauthenticated("NO_REFRESH_TOKEN", "Provided token is not a refresh token")
                        : unauthenticated("INVALID_REFRESH_TOKEN", "Refresh token validation failed");
            case WRONG_CLIENT, NOT_ALLOWED ->
                unauthenticated("INVALID_REFRESH_TOKEN", "Refresh token validation failed");
            case SPENT, REUSED, DEAD ->
                unauthenticated("DEAD_REFRESH_TOKEN", "Refresh token has been revoked or is unknown");
            case EXPIRED -> unauthenticated("EXPIRED_REFRESH_TOKEN", "Refresh token has expired");
            case BARRED -> disabled();
            case TOO_MUCH -> tooMuch();
        };
    }

    private static StatusRuntimeException tooMuch() {
        return Fault.of(
                Status.Code.INVALID_ARGUMENT, "INVALID_SCOPE", "More scopes were asked for than may be granted");
    }

    private static StatusRuntimeException disabled() {
        return Fault.of(Status.Code.PERMISSION_DENIED, "ACCOUNT_DISABLED", "Account disabled");
    }

    private static StatusRuntimeException unauthenticated(String reason, String sentence) {
        return Fault.of(Status.Code.UNAUTHENTICATED, reason, sentence);
    }
}
