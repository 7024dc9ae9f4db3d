package dev.signet.application.memory;

import dev.signet.application.TenantTx;
import dev.signet.application.client.signing.HmacKeys;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.credential.CredentialLife;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

final class InMemoryHmacKeys implements HmacKeys {

    @Override
    public List<Kept> live(TenantTx tx, ClientRef client, Instant now) {
        return Memory.of(tx).credentials.entrySet().stream()
                .filter(row ->
                        InMemoryCredentials.isOf(tx, row.getKey(), row.getValue(), client, CredentialKind.HMAC_KEY))
                .map(Map.Entry::getValue)
                .filter(row -> row.isLive() && !row.life().isOver(now))
                .map(row -> (Kept) row.credential())
                .sorted(Comparator.comparingInt(
                                (Kept key) -> key.life().version().number())
                        .reversed())
                .toList();
    }

    @Override
    public int nextVersion(TenantTx tx, ClientRef client) {
        return InMemoryCredentials.nextVersion(tx, client, CredentialKind.HMAC_KEY);
    }

    @Override
    public void succeed(TenantTx tx, ClientRef client, Kept heir, Instant end) {
        Memory memory = Memory.of(tx);
        Memory.required(memory.clients.get(new Memory.Key<>(tx.tenant(), client)));
        memory.credentials.put(
                new Memory.Key<>(tx.tenant(), heir.id()),
                Memory.CredentialRow.live(client, CredentialKind.HMAC_KEY, heir, heir.life()));
        InMemoryCredentials.succeed(
                tx, client, CredentialKind.HMAC_KEY, heir.id(), heir.life().created(), end, InMemoryHmacKeys::renewed);
    }

    private static Kept renewed(Object was, CredentialLife life) {
        Kept kept = (Kept) was;
        return new Kept(kept.id(), kept.sealed(), life);
    }
}
