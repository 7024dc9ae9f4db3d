package dev.signet.rest.credential;

import dev.signet.application.credential.RotatePassword;
import dev.signet.application.credential.apikey.RotateApiKey;
import dev.signet.application.credential.apikey.ValidateApiKey;
import dev.signet.domain.audit.AuditAction;
import dev.signet.rest.RequestAttributes;
import io.micronaut.http.HttpRequest;
import java.util.Locale;

/// Tells log, metrics and audit trail how a use case ended, in more detail than the caller is told.
final class Notes {

    private Notes() {}

    static void outcome(HttpRequest<?> request, String useCase, String outcome) {
        request.setAttribute(RequestAttributes.USE_CASE, useCase);
        request.setAttribute(RequestAttributes.OUTCOME, outcome);
    }

    static void refusal(HttpRequest<?> request, String useCase, AuditAction what, String why) {
        outcome(request, useCase, why);
        request.setAttribute(RequestAttributes.REFUSAL, what);
    }

    /// Somebody did not prove to be whose credential it is.
    static void refusal(HttpRequest<?> request, String useCase, String why) {
        refusal(request, useCase, AuditAction.CREDENTIAL_REFUSED, why);
    }

    static void of(HttpRequest<?> request, RotatePassword.Outcome outcome) {
        String useCase = "RotatePassword";
        switch (outcome) {
            case RotatePassword.Rotated rotated -> outcome(request, useCase, "rotated");
            case RotatePassword.NoTenant none -> outcome(request, useCase, "no_tenant");
            case RotatePassword.Unfit unfit -> outcome(request, useCase, "unfit");
            case RotatePassword.Wrong wrong -> refusal(request, useCase, "wrong_password");
            case RotatePassword.ChallengeFailed failed -> refusal(request, useCase, "challenge_failed");
            case RotatePassword.Disabled disabled -> refusal(request, useCase, "barred_disabled");
            case RotatePassword.TooMany many -> refusal(request, useCase, "too_many_guesses");
        }
    }

    static void of(HttpRequest<?> request, RotateApiKey.Outcome outcome) {
        String useCase = "RotateApiKey";
        switch (outcome) {
            case RotateApiKey.Rotated rotated -> outcome(request, useCase, "rotated");
            case RotateApiKey.NoTenant none -> outcome(request, useCase, "no_tenant");
            case RotateApiKey.UnknownUser unknown -> outcome(request, useCase, "unknown_user");
            case RotateApiKey.Disabled disabled -> outcome(request, useCase, "barred_disabled");
            case RotateApiKey.KeyTaken taken -> outcome(request, useCase, "key_taken");
            case RotateApiKey.NotAllowed not -> refusal(request, useCase, "not_allowed");
        }
    }

    static void of(HttpRequest<?> request, ValidateApiKey.Outcome outcome) {
        String useCase = "ValidateApiKey";
        switch (outcome) {
            case ValidateApiKey.Valid valid -> outcome(request, useCase, "valid");
            case ValidateApiKey.NoTenant none -> outcome(request, useCase, "no_tenant");
            case ValidateApiKey.TooMany many -> refusal(request, useCase, "too_many_guesses");
            case ValidateApiKey.Refused refused ->
                refusal(request, useCase, "key_" + refused.why().name().toLowerCase(Locale.ROOT));
        }
    }
}
