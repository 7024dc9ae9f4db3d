package dev.signet.application.repetition;

import dev.signet.application.SharedState;
import dev.signet.domain.Digest;
import dev.signet.domain.signature.SealedValue;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;

/// What was answered to requests that may come again, each under a key that its caller chose.
@SharedState
public interface KeptAnswers {

    /// What a key stands for.
    sealed interface Claim {}

    /// Nothing until now: the caller of this method, and nobody else, may do what is asked.
    record Fresh() implements Claim {}

    /// The same request, which somebody is at, or was when their node died.
    record InFlight() implements Claim {}

    /// Another request.
    record OtherRequest() implements Claim {}

    /// The same request, which was answered.
    record Kept(SealedValue answer) implements Claim {}

    /// Claims `key` for `request` until `expires`, unless it stands for something at `now`.
    Claim claim(TenantId tenant, Digest key, Digest request, Instant now, Instant expires);

    /// Keeps the answer under a key that was claimed, until `expires`.
    void keep(TenantId tenant, Digest key, SealedValue answer, Instant expires);

    /// Frees a key that was claimed and under which no answer is kept.
    void release(TenantId tenant, Digest key);
}
