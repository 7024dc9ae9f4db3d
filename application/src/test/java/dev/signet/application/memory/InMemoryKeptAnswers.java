package dev.signet.application.memory;

import dev.signet.application.Transactions;
import dev.signet.application.repetition.KeptAnswers;
import dev.signet.domain.Digest;
import dev.signet.domain.signature.SealedValue;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

final class InMemoryKeptAnswers implements KeptAnswers {

    private final Transactions transactions;

    InMemoryKeptAnswers(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Claim claim(TenantId tenant, Digest key, Digest request, Instant now, Instant expires) {
        return transactions.once(tenant, tx -> {
            Memory memory = Memory.of(tx);
            var place = new Memory.Key<>(tenant, key);
            Memory.AnswerRow known = memory.answers.get(place);
            if (known == null || !now.isBefore(known.expires())) {
                memory.answers.put(place, new Memory.AnswerRow(request, expires, Optional.empty()));
                return new Fresh();
            }
            if (!known.request().equals(request)) {
                return new OtherRequest();
            }
            return known.answer().<Claim>map(Kept::new).orElseGet(InFlight::new);
        });
    }

    @Override
    public void keep(TenantId tenant, Digest key, SealedValue answer, Instant expires) {
        transactions.once(
                tenant,
                tx -> Memory.of(tx)
                        .answers
                        .computeIfPresent(
                                new Memory.Key<>(tenant, key),
                                (place, row) -> row.answer().isPresent()
                                        ? row
                                        : new Memory.AnswerRow(row.request(), expires, Optional.of(answer))));
    }

    @Override
    public void release(TenantId tenant, Digest key) {
        transactions.once(
                tenant,
                tx -> Memory.of(tx)
                        .answers
                        .computeIfPresent(
                                new Memory.Key<>(tenant, key),
                                (place, row) -> row.answer().isPresent() ? row : null));
    }
}
