package dev.signet.application.credential.factor;

import dev.signet.domain.audit.Provenance;
import dev.signet.domain.credential.Enrolment;
import dev.signet.domain.credential.OneTimeCode;
import dev.signet.domain.tenant.TenantId;

/// One way to prove oneself beside the password. All that a deployment has are asked in turn, and whoever has an
/// enrolment that one of them demands must satisfy one.
public interface SecondFactor {

    /// By what it is called in the `amr` claim (RFC 8176 §2).
    String method();

    /// Whether whoever is enrolled so must prove themselves beside the password.
    boolean isRequiredOf(Enrolment enrolment);

    /// Whether `presented` proves them; then it is used up.
    boolean redeems(Attempt attempt);

    /// A code as it was presented.
    record Attempt(TenantId tenant, Enrolment enrolment, OneTimeCode presented, Provenance provenance) {}
}
