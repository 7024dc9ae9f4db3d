package dev.signet.grpc.token;

import static dev.signet.domain.audit.AuditAction.CLIENT_REFUSED;
import static dev.signet.domain.audit.AuditAction.GRANT_REFUSED;
import static dev.signet.domain.audit.AuditAction.LOGIN_REFUSED;
import static dev.signet.domain.audit.AuditAction.REFRESH_REFUSED;

import dev.signet.application.client.AuthenticateClient;
import dev.signet.application.credential.VerifyPassword;
import dev.signet.application.token.IntrospectToken;
import dev.signet.application.token.IssueUserTokens;
import dev.signet.application.token.RotateRefreshToken;
import dev.signet.domain.audit.AuditAction;
import dev.signet.grpc.edge.Call;
import java.util.Locale;

/// Tells log and metrics how a use case ended, in the same words as over HTTP and in more detail than the caller is
/// told.
final class OutcomeNames {

    private static final String ISSUE = IssueUserTokens.class.getSimpleName();
    private static final String ROTATE = RotateRefreshToken.class.getSimpleName();
    private static final String INTROSPECT = IntrospectToken.class.getSimpleName();

    private OutcomeNames() {}

    static void note(Call call, IssueUserTokens.Outcome outcome) {
        switch (outcome) {
            case IssueUserTokens.Issued issued -> judged(call, ISSUE, "issued");
            case IssueUserTokens.NotAuthenticated not -> refused(call, CLIENT_REFUSED, ISSUE, of(not.why()));
            case IssueUserTokens.ChallengeFailed failed -> refused(call, LOGIN_REFUSED, ISSUE, "challenge_failed");
            case IssueUserTokens.NotAllowed not -> refused(call, GRANT_REFUSED, ISSUE, "not_allowed");
            case IssueUserTokens.TooMuch tooMuch -> refused(call, GRANT_REFUSED, ISSUE, "too_much");
            case IssueUserTokens.NotAdmitted not -> refused(call, LOGIN_REFUSED, ISSUE, of(not.why()));
        }
    }

    static void note(Call call, RotateRefreshToken.Outcome outcome) {
        switch (outcome) {
            case RotateRefreshToken.Issued issued -> judged(call, ROTATE, "issued");
            case RotateRefreshToken.NotAuthenticated not -> refused(call, CLIENT_REFUSED, ROTATE, of(not.why()));
            case RotateRefreshToken.Refused not -> refused(call, REFRESH_REFUSED, ROTATE, name(not.why()));
        }
    }

    static void note(Call call, IntrospectToken.Outcome outcome) {
        judged(
                call,
                INTROSPECT,
                switch (outcome) {
                    case IntrospectToken.ActiveAccess active -> "active";
                    case IntrospectToken.ActiveRefresh active -> "active";
                    case IntrospectToken.Inactive inactive -> "inactive";
                });
    }

    private static String of(AuthenticateClient.Outcome outcome) {
        return switch (outcome) {
            case AuthenticateClient.Authenticated who -> "authenticated";
            case AuthenticateClient.NoTenant none -> "no_tenant";
            case AuthenticateClient.TooMany many -> "too_many_guesses";
            case AuthenticateClient.Refused refused -> "client_" + name(refused.why());
        };
    }

    private static String of(VerifyPassword.Outcome outcome) {
        return switch (outcome) {
            case VerifyPassword.Verified who -> "verified";
            case VerifyPassword.NoTenant none -> "no_tenant";
            case VerifyPassword.TooMany many -> "too_many_guesses";
            case VerifyPassword.Wrong wrong -> "wrong_password";
            case VerifyPassword.Barred barred -> "barred_" + name(barred.reason());
        };
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void judged(Call call, String useCase, String outcome) {
        call.judged(new Call.Judgement(useCase, outcome));
    }

    private static void refused(Call call, AuditAction what, String useCase, String why) {
        call.refused(what, new Call.Judgement(useCase, why));
    }
}
