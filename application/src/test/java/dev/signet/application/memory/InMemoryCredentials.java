package dev.signet.application.memory;

import dev.signet.application.TenantTx;
import dev.signet.application.credential.Credentials;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.credential.ClientCredential;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.CredentialNote;
import dev.signet.domain.credential.CredentialState;
import dev.signet.domain.credential.PasswordCredential;
import dev.signet.domain.credential.PasswordHash;
import dev.signet.domain.credential.Rotations;
import dev.signet.domain.credential.StoredSecret;
import dev.signet.domain.user.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

final class InMemoryCredentials implements Credentials {

    @Override
    public void setPassword(TenantTx tx, UserId user, PasswordCredential password, Instant now) {
        Memory memory = Memory.of(tx);
        Memory.required(memory.users.get(new Memory.Key<>(tx.tenant(), user)));
        memory.credentials.replaceAll((key, row) -> isOf(tx, key, row, user, CredentialKind.PASSWORD) && row.isLive()
                ? row.in(CredentialState.SUPERSEDED, now)
                : row);
        memory.credentials.put(
                new Memory.Key<>(tx.tenant(), password.id()),
                Memory.CredentialRow.live(user, CredentialKind.PASSWORD, password, password.life()));
    }

    @Override
    public boolean replacePassword(TenantTx tx, UserId user, CredentialId expected, PasswordCredential next) {
        Memory.CredentialRow row = Memory.of(tx).credentials.get(new Memory.Key<>(tx.tenant(), expected));
        if (row == null || !row.isLive() || !row.owner().equals(user) || row.kind() != CredentialKind.PASSWORD) {
            return false;
        }
        setPassword(tx, user, next, next.life().created());
        return true;
    }

    @Override
    public Rotations rotations(TenantTx tx, UserId user) {
        Memory memory = Memory.of(tx);
        return new Rotations(
                newest(memory, tx, user, CredentialKind.PASSWORD), newest(memory, tx, user, CredentialKind.API_KEY));
    }

    private static Optional<CredentialLife> newest(Memory memory, TenantTx tx, UserId user, CredentialKind kind) {
        return memory.credentials.entrySet().stream()
                .filter(row -> isOf(tx, row.getKey(), row.getValue(), user, kind))
                .map(Map.Entry::getValue)
                .filter(Memory.CredentialRow::isLive)
                .map(Memory.CredentialRow::life)
                .max(Comparator.comparingInt(life -> life.version().number()));
    }

    @Override
    public List<PasswordHash> history(TenantTx tx, UserId user, int most) {
        return all(tx, user)
                .filter(row -> row.kind() == CredentialKind.PASSWORD)
                .limit(most)
                .map(row -> ((PasswordCredential) row.credential()).hash())
                .toList();
    }

    @Override
    public List<CredentialNote> list(TenantTx tx, UserId user) {
        return notes(tx, user);
    }

    @Override
    public List<CredentialNote> list(TenantTx tx, ClientRef client) {
        return notes(tx, client);
    }

    private static List<CredentialNote> notes(TenantTx tx, Object owner) {
        Memory memory = Memory.of(tx);
        return memory.credentials.entrySet().stream()
                .filter(row -> row.getKey().tenant().equals(tx.tenant())
                        && row.getValue().owner().equals(owner))
                .sorted(Map.Entry.comparingByValue(youngestFirst()))
                .map(row -> new CredentialNote(
                        row.getKey().id(),
                        row.getValue().kind(),
                        row.getValue().state(),
                        row.getValue().life(),
                        row.getValue().rotated(),
                        row.getValue().used()))
                .toList();
    }

    private static Stream<Memory.CredentialRow> all(TenantTx tx, UserId user) {
        return Memory.of(tx).credentials.entrySet().stream()
                .filter(row -> row.getKey().tenant().equals(tx.tenant())
                        && row.getValue().owner().equals(user))
                .map(Map.Entry::getValue)
                .sorted(youngestFirst());
    }

    private static Comparator<Memory.CredentialRow> youngestFirst() {
        return Comparator.comparing((Memory.CredentialRow row) -> row.life().created())
                .thenComparingInt(row -> row.life().version().number())
                .reversed();
    }

    @Override
    public Optional<CredentialKind> revoke(TenantTx tx, UserId user, CredentialId credential, Instant now) {
        return revokeOf(tx, user, credential, now);
    }

    @Override
    public Optional<CredentialKind> revoke(TenantTx tx, ClientRef client, CredentialId credential, Instant now) {
        return revokeOf(tx, client, credential, now);
    }

    private static Optional<CredentialKind> revokeOf(TenantTx tx, Object owner, CredentialId credential, Instant now) {
        Memory memory = Memory.of(tx);
        var key = new Memory.Key<>(tx.tenant(), credential);
        Memory.CredentialRow row = memory.credentials.get(key);
        if (row == null || !row.owner().equals(owner) || !(row.isLive() || row.state() == CredentialState.PENDING)) {
            return Optional.empty();
        }
        memory.credentials.put(key, row.in(CredentialState.REVOKED, now));
        return Optional.of(row.kind());
    }

    @Override
    public void addPasswords(TenantTx tx, Map<UserId, PasswordCredential> passwords) {
        passwords.forEach((user, password) ->
                setPassword(tx, user, password, password.life().created()));
    }

    @Override
    public int nextPasswordVersion(TenantTx tx, UserId user) {
        return nextVersion(tx, user, CredentialKind.PASSWORD);
    }

    @Override
    public boolean upgrade(TenantTx tx, CredentialId password, PasswordHash better) {
        Memory memory = Memory.of(tx);
        var key = new Memory.Key<>(tx.tenant(), password);
        Memory.CredentialRow row = memory.credentials.get(key);
        if (row == null || !row.isLive()) {
            return false;
        }
        memory.credentials.put(key, row.with(new PasswordCredential(password, better, row.life()), row.life()));
        return true;
    }

    @Override
    public void used(TenantTx tx, Map<CredentialId, Instant> times) {
        Memory memory = Memory.of(tx);
        times.forEach((id, at) -> memory.credentials.computeIfPresent(
                new Memory.Key<>(tx.tenant(), id),
                (key, row) -> row.used().filter(known -> !known.isBefore(at)).isPresent() ? row : row.used(at)));
    }

    @Override
    public void add(TenantTx tx, ClientRef client, ClientCredential credential) {
        Memory memory = Memory.of(tx);
        Memory.required(memory.clients.get(new Memory.Key<>(tx.tenant(), client)));
        CredentialKind kind = credential.stored() instanceof StoredSecret.Public
                ? CredentialKind.PUBLIC_JWK
                : CredentialKind.CLIENT_SECRET;
        memory.credentials.put(
                new Memory.Key<>(tx.tenant(), credential.id()),
                Memory.CredentialRow.live(client, kind, credential, credential.life()));
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
                        ? ending(row, credential, end)
                        : row);
    }

    @Override
    public int nextClientVersion(TenantTx tx, ClientRef client) {
        return nextVersion(
                tx, client, CredentialKind.CLIENT_SECRET, CredentialKind.HMAC_KEY, CredentialKind.PUBLIC_JWK);
    }

    private static Memory.CredentialRow ending(Memory.CredentialRow row, ClientCredential credential, Instant end) {
        CredentialLife was = credential.life();
        var life = new CredentialLife(was.version(), was.created(), Optional.of(end), was.by());
        return row.with(new ClientCredential(credential.id(), credential.stored(), life), life);
    }

    /// Lets the newest before `heir` end at `end`, unless it ends earlier, and all older ones now.
    ///
    /// @param renewed what a port keeps of a credential, with another life
    static void succeed(
            TenantTx tx,
            Object owner,
            CredentialKind kind,
            CredentialId heir,
            Instant now,
            Instant end,
            BiFunction<Object, CredentialLife, Object> renewed) {
        Memory memory = Memory.of(tx);
        int newest = memory.credentials.entrySet().stream()
                .filter(row -> isBefore(tx, row.getKey(), row.getValue(), owner, kind, heir))
                .mapToInt(row -> row.getValue().life().version().number())
                .max()
                .orElse(0);
        memory.credentials.replaceAll((key, row) -> {
            if (!isBefore(tx, key, row, owner, kind, heir)) {
                return row;
            }
            CredentialLife was = row.life();
            if (!end.isAfter(now) || was.version().number() != newest) {
                return row.in(CredentialState.SUPERSEDED, now);
            }
            Instant sooner = was.expires().filter(end::isAfter).orElse(end);
            var life = new CredentialLife(was.version(), was.created(), Optional.of(sooner), was.by());
            return row.with(renewed.apply(row.credential(), life), life).in(CredentialState.LIVE, now);
        });
    }

    private static boolean isBefore(
            TenantTx tx,
            Memory.Key<CredentialId> key,
            Memory.CredentialRow row,
            Object owner,
            CredentialKind kind,
            CredentialId heir) {
        return isOf(tx, key, row, owner, kind) && row.isLive() && !key.id().equals(heir);
    }

    static boolean isOf(
            TenantTx tx,
            Memory.Key<CredentialId> key,
            Memory.CredentialRow row,
            Object owner,
            CredentialKind... kinds) {
        return key.tenant().equals(tx.tenant())
                && row.owner().equals(owner)
                && List.of(kinds).contains(row.kind());
    }

    static int nextVersion(TenantTx tx, Object owner, CredentialKind... kinds) {
        return Memory.of(tx).credentials.entrySet().stream()
                        .filter(row -> isOf(tx, row.getKey(), row.getValue(), owner, kinds))
                        .mapToInt(row -> row.getValue().life().version().number())
                        .max()
                        .orElse(0)
                + 1;
    }
}
