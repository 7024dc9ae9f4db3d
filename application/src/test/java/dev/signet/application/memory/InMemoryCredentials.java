package dev.signet.application.memory;

import dev.signet.application.TenantTx;
import dev.signet.application.credential.Credentials;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.credential.ClientCredential;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.PasswordCredential;
import dev.signet.domain.credential.PasswordHash;
import dev.signet.domain.credential.StoredSecret;
import dev.signet.domain.user.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

final class InMemoryCredentials implements Credentials {

    @Override
    public void setPassword(TenantTx tx, UserId user, PasswordCredential password, Instant now) {
        Memory memory = Memory.of(tx);
        Memory.required(memory.users.get(new Memory.Key<>(tx.tenant(), user)));
        memory.credentials.replaceAll(
                (key, row) -> key.tenant().equals(tx.tenant()) && row.owner().equals(user)
                        ? new Memory.CredentialRow(user, row.credential(), row.life(), false)
                        : row);
        memory.credentials.put(
                new Memory.Key<>(tx.tenant(), password.id()),
                new Memory.CredentialRow(user, password, password.life(), true));
    }

    @Override
    public void addPasswords(TenantTx tx, Map<UserId, PasswordCredential> passwords) {
        passwords.forEach((user, password) ->
                setPassword(tx, user, password, password.life().created()));
    }

    @Override
    public int nextPasswordVersion(TenantTx tx, UserId user) {
        return nextVersion(tx, user);
    }

    @Override
    public boolean upgrade(TenantTx tx, CredentialId password, PasswordHash better) {
        Memory memory = Memory.of(tx);
        var key = new Memory.Key<>(tx.tenant(), password);
        Memory.CredentialRow row = memory.credentials.get(key);
        if (row == null || !row.live()) {
            return false;
        }
        var upgraded = new PasswordCredential(password, better, row.life());
        memory.credentials.put(key, new Memory.CredentialRow(row.owner(), upgraded, row.life(), true));
        return true;
    }

    @Override
    public void add(TenantTx tx, ClientRef client, ClientCredential credential) {
        Memory memory = Memory.of(tx);
        Memory.required(memory.clients.get(new Memory.Key<>(tx.tenant(), client)));
        memory.credentials.put(
                new Memory.Key<>(tx.tenant(), credential.id()),
                new Memory.CredentialRow(client, credential, credential.life(), true));
    }

    @Override
    public void endSecrets(TenantTx tx, ClientRef client, Instant end) {
        Memory.of(tx)
                .credentials
                .replaceAll((key, row) -> key.tenant().equals(tx.tenant())
                                && row.owner().equals(client)
                                && row.credential() instanceof ClientCredential credential
                                && !(credential.stored() instanceof StoredSecret.Public)
                                && !row.life().isOver(end)
                        ? ending(client, credential, end)
                        : row);
    }

    @Override
    public int nextClientVersion(TenantTx tx, ClientRef client) {
        return nextVersion(tx, client);
    }

    private static Memory.CredentialRow ending(ClientRef client, ClientCredential credential, Instant end) {
        var life = new CredentialLife(
                credential.life().version(), credential.life().created(), Optional.of(end));
        return new Memory.CredentialRow(
                client, new ClientCredential(credential.id(), credential.stored(), life), life, true);
    }

    private static int nextVersion(TenantTx tx, Object owner) {
        return Memory.of(tx).credentials.entrySet().stream()
                        .filter(row -> row.getKey().tenant().equals(tx.tenant()))
                        .filter(row -> row.getValue().owner().equals(owner))
                        .mapToInt(row -> row.getValue().life().version().number())
                        .max()
                        .orElse(0)
                + 1;
    }
}
