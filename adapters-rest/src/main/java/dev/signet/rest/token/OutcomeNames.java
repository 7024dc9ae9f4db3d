package dev.signet.rest.token;

import static dev.signet.domain.audit.AuditAction.ACCESS_REFUSED;
import static dev.signet.domain.audit.AuditAction.CLIENT_REFUSED;
import static dev.signet.domain.audit.AuditAction.GRANT_REFUSED;
import static dev.signet.domain.audit.AuditAction.LOGIN_REFUSED;
import static dev.signet.domain.audit.AuditAction.REFRESH_REFUSED;

import dev.signet.application.client.AuthenticateClient;
import dev.signet.application.credential.VerifyPassword;
import dev.signet.application.token.IntrospectToken;
import dev.signet.application.token.IssueClientToken;
import dev.signet.application.token.IssueUserTokens;
import dev.signet.application.token.RevokeToken;
import dev.signet.application.token.RotateRefreshToken;
import dev.signet.domain.audit.AuditAction;
import dev.signet.rest.RequestAttributes;
import io.micronaut.http.HttpRequest;
import java.util.Locale;

/// Tells log and metrics how a use case ended, in more detail than the caller is told.
final class OutcomeNames {

    private OutcomeNames() {}

    static void note(HttpRequest<?> request, IssueUserTokens.Outcome outcome) {
        note(
                request,
                "IssueUserTokens",
                switch (outcome) {
                    case IssueUserTokens.Issued issued -> "issued";
                    case IssueUserTokens.NotAuthenticated not -> refused(request, CLIENT_REFUSED, of(not.why()));
                    case IssueUserTokens.NotAllowed not -> refused(request, GRANT_REFUSED, "not_allowed");
                    case IssueUserTokens.TooMuch tooMuch -> refused(request, GRANT_REFUSED, "too_much");
                    case IssueUserTokens.ChallengeFailed failed -> refused(request, LOGIN_REFUSED, "challenge_failed");
                    case IssueUserTokens.NotAdmitted not -> refused(request, LOGIN_REFUSED, of(not.why()));
                });
    }

    static void note(HttpRequest<?> request, IssueClientToken.Outcome outcome) {
        note(
                request,
                "IssueClientToken",
                switch (outcome) {
                    case IssueClientToken.Issued issued -> "issued";
                    case IssueClientToken.NotAuthenticated not -> refused(request, CLIENT_REFUSED, of(not.why()));
                    case IssueClientToken.NotAllowed not -> refused(request, GRANT_REFUSED, "not_allowed");
                    case IssueClientToken.TooMuch tooMuch -> refused(request, GRANT_REFUSED, "too_much");
                });
    }

    static void note(HttpRequest<?> request, RotateRefreshToken.Outcome outcome) {
        note(
                request,
                "RotateRefreshToken",
                switch (outcome) {
                    case RotateRefreshToken.Issued issued -> "issued";
                    case RotateRefreshToken.NotAuthenticated not -> refused(request, CLIENT_REFUSED, of(not.why()));
                    case RotateRefreshToken.Refused refused -> refused(request, REFRESH_REFUSED, name(refused.why()));
                });
    }

    static void note(HttpRequest<?> request, IntrospectToken.Outcome outcome) {
        note(
                request,
                "IntrospectToken",
                switch (outcome) {
                    case IntrospectToken.ActiveAccess active -> "active";
                    case IntrospectToken.ActiveRefresh active -> "active";
                    case IntrospectToken.Inactive inactive -> "inactive";
                });
    }

    static void note(HttpRequest<?> request, RevokeToken.Outcome outcome) {
        note(request, "RevokeToken", name(outcome));
    }

    static void note(HttpRequest<?> request, AuthenticateClient.Outcome outcome) {
        note(
                request,
                "AuthenticateClient",
                switch (outcome) {
                    case AuthenticateClient.Authenticated who -> of(who);
                    case AuthenticateClient.NoTenant none -> of(none);
                    case AuthenticateClient.TooMany many -> refused(request, CLIENT_REFUSED, of(many));
                    case AuthenticateClient.Refused refused -> refused(request, CLIENT_REFUSED, of(refused));
                });
    }

    /// A bearer or service token that is not good here.
    static void noteStranger(HttpRequest<?> request, String why) {
        note(request, "AuthenticateBearer", refused(request, ACCESS_REFUSED, why));
    }

    /// Leaves a word for the audit trail.
    private static String refused(HttpRequest<?> request, AuditAction what, String why) {
        request.setAttribute(RequestAttributes.REFUSAL, what);
        return why;
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

    private static void note(HttpRequest<?> request, String useCase, String outcome) {
        request.setAttribute(RequestAttributes.USE_CASE, useCase);
        request.setAttribute(RequestAttributes.OUTCOME, outcome);
    }
}
