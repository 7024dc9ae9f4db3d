package dev.signet.rest.credential;

import dev.signet.domain.audit.AuditAction;
import dev.signet.rest.RequestAttributes;
import io.micronaut.http.HttpRequest;

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
}
