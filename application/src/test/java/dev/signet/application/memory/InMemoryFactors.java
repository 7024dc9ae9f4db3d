package dev.signet.application.memory;

import dev.signet.application.TenantTx;
import dev.signet.application.credential.factor.Factors;
import dev.signet.domain.Digest;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.CredentialState;
import dev.signet.domain.credential.TotpCredential;
import dev.signet.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class InMemoryFactors implements Factors {

    @Override
    public Optional<TotpCredential> live(TenantTx tx, UserId user) {
        return find(Memory.of(tx), tx, user, CredentialState.LIVE);
    }

    @Override
    public Optional<TotpCredential> pending(TenantTx tx, UserId user, Instant now) {
        return find(Memory.of(tx), tx, user, CredentialState.PENDING)
                .filter(totp -> !totp.life().isOver(now));
    }

    static Optional<TotpCredential> find(Memory memory, TenantTx tx, UserId user, CredentialState state) {
        return memory.credentials.entrySet().stream()
                .filter(row -> InMemoryCredentials.isOf(tx, row.getKey(), row.getValue(), user, CredentialKind.TOTP))
                .filter(row -> row.getValue().state() == state)
                .map(row -> (TotpCredential) row.getValue().credential())
                .findFirst();
    }

    @Override
    public int nextVersion(TenantTx tx, UserId user) {
        return InMemoryCredentials.nextVersion(tx, user, CredentialKind.TOTP);
    }

    @Override
    public boolean enrol(TenantTx tx, UserId user, TotpCredential totp) {
        Memory memory = Memory.of(tx);
        Memory.required(memory.users.get(new Memory.Key<>(tx.tenant(), user)));
        if (find(memory, tx, user, CredentialState.LIVE).isPresent()) {
            return false;
        }
        memory.credentials
                .entrySet()
                .removeIf(row -> InMemoryCredentials.isOf(tx, row.getKey(), row.getValue(), user, CredentialKind.TOTP)
                        && row.getValue().state() == CredentialState.PENDING);
        memory.credentials.put(
                new Memory.Key<>(tx.tenant(), totp.id()),
                new Memory.CredentialRow(
                        user,
                        CredentialKind.TOTP,
                        totp,
                        totp.life(),
                        CredentialState.PENDING,
                        Optional.empty(),
                        Optional.empty()));
        return true;
    }

    @Override
    public boolean confirm(TenantTx tx, CredentialId totp, long step, Instant now) {
        return change(tx, totp, CredentialState.PENDING, step, now);
    }

    @Override
    public boolean spend(TenantTx tx, CredentialId totp, long step, Instant now) {
        return change(tx, totp, CredentialState.LIVE, step, now);
    }

    private static boolean change(TenantTx tx, CredentialId id, CredentialState state, long step, Instant now) {
        Memory memory = Memory.of(tx);
        var key = new Memory.Key<>(tx.tenant(), id);
        Memory.CredentialRow row = memory.credentials.get(key);
        if (row == null
                || row.state() != state
                || !(row.credential() instanceof TotpCredential totp)
                || totp.spent() >= step) {
            return false;
        }
        var life = new CredentialLife(
                totp.life().version(),
                totp.life().created(),
                Optional.empty(),
                totp.life().by());
        var next = new TotpCredential(id, totp.sealed(), life, step);
        memory.credentials.put(
                key,
                new Memory.CredentialRow(
                        row.owner(), row.kind(), next, life, CredentialState.LIVE, row.rotated(), Optional.of(now)));
        return true;
    }

    @Override
    public boolean remove(TenantTx tx, UserId user, Instant now) {
        Memory memory = Memory.of(tx);
        boolean there = find(memory, tx, user, CredentialState.LIVE).isPresent();
        memory.credentials.replaceAll((key, row) -> (InMemoryCredentials.isOf(tx, key, row, user, CredentialKind.TOTP)
                                || InMemoryCredentials.isOf(tx, key, row, user, CredentialKind.RECOVERY_CODE))
                        && row.isLive()
                ? row.in(CredentialState.REVOKED, now)
                : row);
        return there;
    }

    @Override
    public void replaceCodes(TenantTx tx, UserId user, List<KeptCode> codes, Instant now) {
        Memory memory = Memory.of(tx);
        memory.credentials
                .entrySet()
                .removeIf(row ->
                        InMemoryCredentials.isOf(tx, row.getKey(), row.getValue(), user, CredentialKind.RECOVERY_CODE));
        codes.forEach(code -> memory.credentials.put(
                new Memory.Key<>(tx.tenant(), code.id()),
                Memory.CredentialRow.live(user, CredentialKind.RECOVERY_CODE, code, code.life())));
    }

    @Override
    public boolean redeem(TenantTx tx, UserId user, List<Digest> digests, Instant now) {
        Memory memory = Memory.of(tx);
        Optional<Memory.Key<CredentialId>> found = memory.credentials.entrySet().stream()
                .filter(row ->
                        InMemoryCredentials.isOf(tx, row.getKey(), row.getValue(), user, CredentialKind.RECOVERY_CODE))
                .filter(row -> row.getValue().isLive()
                        && row.getValue().credential() instanceof KeptCode code
                        && digests.contains(code.digest()))
                .map(Map.Entry::getKey)
                .findFirst();
        found.ifPresent(key -> memory.credentials.computeIfPresent(
                key, (same, row) -> row.in(CredentialState.SUPERSEDED, now).used(now)));
        return found.isPresent();
    }
}
