package dev.signet.application.credential.factor;

import dev.signet.domain.audit.Provenance;
import dev.signet.domain.credential.Enrolment;
import dev.signet.domain.credential.Guesser;
import dev.signet.domain.credential.OneTimeCode;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.UserId;
import java.util.Optional;

/// Somebody who holds a token of their own, and proves themselves beside it.
public record OwnProof(
        TenantId tenant, UserId user, Optional<OneTimeCode> presented, Guesser guesser, Provenance provenance) {

    VerifySecondFactor.Attempt attempt(Enrolment enrolment) {
        return new VerifySecondFactor.Attempt(tenant, enrolment, presented, guesser, provenance);
    }
}
