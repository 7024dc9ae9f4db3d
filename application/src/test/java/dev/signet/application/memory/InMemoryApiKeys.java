package dev.signet.application.memory;

import dev.signet.application.TenantTx;
import dev.signet.application.credential.apikey.ApiKeys;
import dev.signet.domain.Digest;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.PasswordCredential;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

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
        InMemoryCredentials.succeed(tx, user, CredentialKind.API_KEY, heir, now, end, InMemoryApiKeys::renewed);
    }

    private static Kept renewed(Object was, CredentialLife life) {
        Kept kept = (Kept) was;
        return new Kept(kept.id(), kept.digest(), life, kept.scopes());
    }
}
