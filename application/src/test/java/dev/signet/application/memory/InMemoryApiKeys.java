package dev.signet.application.memory;

import dev.signet.application.TenantTx;
import dev.signet.application.credential.apikey.ApiKeys;
import dev.signet.domain.Digest;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.CredentialState;
import dev.signet.domain.credential.PasswordCredential;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class InMemoryApiKeys implements ApiKeys {

    @Override
    public Found find(TenantTx tx, List<Digest> digests) {
        Memory memory = Memory.of(tx);
        return new Found(
                Memory.required(memory.tenants.get(tx.tenant())),
                memory.credentials.entrySet().stream()
                        .filter(row -> row.getKey().tenant().equals(tx.tenant()))
                        .map(Map.Entry::getValue)
                        .filter(row -> row.isLive()
                                && row.credential() instanceof Kept kept
                                && digests.contains(kept.digest()))
                        .findFirst()
                        .map(row -> holder(memory, tx, row)));
    }

    private static Holder holder(Memory memory, TenantTx tx, Memory.CredentialRow row) {
        User user = Memory.required(memory.users.get(new Memory.Key<>(tx.tenant(), (UserId) row.owner())));
        return new Holder(
                (Kept) row.credential(),
                InMemoryUsers.access(memory, tx, user),
                InMemoryUsers.password(memory, tx, user.id()).map(PasswordCredential::life));
    }

    @Override
    public int nextVersion(TenantTx tx, UserId user) {
        return InMemoryCredentials.nextVersion(tx, user, CredentialKind.API_KEY);
    }

    @Override
    public boolean add(TenantTx tx, UserId user, Kept key) {
        Memory memory = Memory.of(tx);
        Memory.required(memory.users.get(new Memory.Key<>(tx.tenant(), user)));
        boolean taken = memory.credentials.entrySet().stream()
                .filter(row -> row.getKey().tenant().equals(tx.tenant()))
                .anyMatch(row -> row.getValue().credential() instanceof Kept kept
                        && kept.digest().equals(key.digest()));
        if (!taken) {
            memory.credentials.put(
                    new Memory.Key<>(tx.tenant(), key.id()),
                    Memory.CredentialRow.live(user, CredentialKind.API_KEY, key, key.life()));
        }
        return !taken;
    }

    @Override
    public void succeed(TenantTx tx, UserId user, CredentialId heir, Instant now, Instant end) {
        Memory memory = Memory.of(tx);
        int newest = memory.credentials.entrySet().stream()
                .filter(row -> isBefore(tx, row.getKey(), row.getValue(), user, heir))
                .mapToInt(row -> row.getValue().life().version().number())
                .max()
                .orElse(0);
        memory.credentials.replaceAll((key, row) -> {
            if (!isBefore(tx, key, row, user, heir)) {
                return row;
            }
            boolean kept = end.isAfter(now) && row.life().version().number() == newest;
            return kept ? ending(row, now, end) : row.in(CredentialState.SUPERSEDED, now);
        });
    }

    private static boolean isBefore(
            TenantTx tx, Memory.Key<CredentialId> key, Memory.CredentialRow row, UserId user, CredentialId heir) {
        return InMemoryCredentials.isOf(tx, key, row, user, CredentialKind.API_KEY)
                && row.isLive()
                && !key.id().equals(heir);
    }

    private static Memory.CredentialRow ending(Memory.CredentialRow row, Instant now, Instant end) {
        Kept was = (Kept) row.credential();
        Instant sooner = was.life().expires().filter(end::isAfter).orElse(end);
        var life = new CredentialLife(
                was.life().version(),
                was.life().created(),
                Optional.of(sooner),
                was.life().by());
        return row.with(new Kept(was.id(), was.digest(), life, was.scopes()), life)
                .in(CredentialState.LIVE, now);
    }
}
