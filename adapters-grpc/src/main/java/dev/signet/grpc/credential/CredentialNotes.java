package dev.signet.grpc.credential;

import dev.signet.application.credential.RotatePassword;
import dev.signet.application.credential.apikey.RotateApiKey;
import dev.signet.application.credential.apikey.ValidateApiKey;
import dev.signet.domain.audit.AuditAction;
import dev.signet.grpc.edge.Call;
import java.util.Locale;

/// Tells log, metrics and audit trail how a use case ended, in the same words as over HTTP.
final class CredentialNotes {

    private CredentialNotes() {}

    static void note(Call call, RotatePassword.Outcome outcome) {
        Class<?> useCase = RotatePassword.class;
        switch (outcome) {
            case RotatePassword.Rotated rotated -> judged(call, useCase, "rotated");
            case RotatePassword.NoTenant none -> judged(call, useCase, "no_tenant");
            case RotatePassword.Unfit unfit -> judged(call, useCase, "unfit");
            case RotatePassword.Wrong wrong -> refused(call, useCase, "wrong_password");
            case RotatePassword.ChallengeFailed failed -> refused(call, useCase, "challenge_failed");
            case RotatePassword.Disabled disabled -> refused(call, useCase, "barred_disabled");
            case RotatePassword.TooMany many -> refused(call, useCase, "too_many_guesses");
        }
    }

    static void note(Call call, RotateApiKey.Outcome outcome) {
        Class<?> useCase = RotateApiKey.class;
        switch (outcome) {
            case RotateApiKey.Rotated rotated -> judged(call, useCase, "rotated");
            case RotateApiKey.NoTenant none -> judged(call, useCase, "no_tenant");
            case RotateApiKey.UnknownUser unknown -> judged(call, useCase, "unknown_user");
            case RotateApiKey.Disabled disabled -> judged(call, useCase, "barred_disabled");
            case RotateApiKey.KeyTaken taken -> judged(call, useCase, "key_taken");
            case RotateApiKey.NotAllowed not -> refused(call, useCase, "not_allowed");
        }
    }

    static void note(Call call, ValidateApiKey.Outcome outcome) {
        Class<?> useCase = ValidateApiKey.class;
        switch (outcome) {
            case ValidateApiKey.Valid valid -> judged(call, useCase, "valid");
            case ValidateApiKey.NoTenant none -> judged(call, useCase, "no_tenant");
            case ValidateApiKey.TooMany many -> refused(call, useCase, "too_many_guesses");
            case ValidateApiKey.Refused refused ->
                refused(call, useCase, "key_" + refused.why().name().toLowerCase(Locale.ROOT));
        }
    }

    private static void judged(Call call, Class<?> useCase, String outcome) {
        call.judged(new Call.Judgement(useCase.getSimpleName(), outcome));
    }

    /// Somebody did not prove to be whose credential it is.
    private static void refused(Call call, Class<?> useCase, String why) {
        call.refused(AuditAction.CREDENTIAL_REFUSED, new Call.Judgement(useCase.getSimpleName(), why));
    }
}
