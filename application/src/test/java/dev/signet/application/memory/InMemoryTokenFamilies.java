package dev.signet.application.memory;

import dev.signet.application.TenantTx;
import dev.signet.application.token.TokenFamilies;
import dev.signet.domain.Digest;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientProof;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.credential.ClientCredential;
import dev.signet.domain.credential.CredentialVersion;
import dev.signet.domain.credential.StoredSecret;
import dev.signet.domain.token.FamilyId;
import dev.signet.domain.token.FamilyInContext;
import dev.signet.domain.token.FamilyState;
import dev.signet.domain.token.RefreshToken;
import dev.signet.domain.token.TokenFamily;
import dev.signet.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

final class InMemoryTokenFamilies implements TokenFamilies {

    @Override
    public void open(TenantTx tx, TokenFamily family, Digest secret) {
        Memory.of(tx).families.put(new Memory.Key<>(tx.tenant(), family.id()), new Memory.FamilyRow(family, secret));
    }

    @Override
    public Advance advance(TenantTx tx, RefreshToken token, ClientProof proof, Instant now, Duration idle) {
        Memory memory = Memory.of(tx);
        return find(memory, tx, token)
                .map(seen -> advance(memory, tx, seen, token, proof, now, idle))
                .orElseGet(Advance.Unknown::new);
    }

    private static Advance advance(
            Memory memory,
            TenantTx tx,
            FamilyInContext seen,
            RefreshToken token,
            ClientProof proof,
            Instant now,
            Duration idle) {
        if (!isProven(memory, tx, seen, proof, now)) {
            return new Advance.Unproven();
        }
        if (!seen.redeems(token.generation(), now)) {
            return new Advance.Stale(seen);
        }
        Instant end = now.plus(seen.tenant().policy().refreshIdle().orElse(idle));
        TokenFamily moved = seen.family().advanced(now, end);
        memory.families.put(
                new Memory.Key<>(tx.tenant(), moved.id()),
                new Memory.FamilyRow(moved, token.secret().digest()));
        return new Advance.Advanced(new FamilyInContext(moved, seen.tenant(), seen.client(), seen.user()));
    }

    @Override
    public Optional<FamilyInContext> find(TenantTx tx, RefreshToken token) {
        return find(Memory.of(tx), tx, token);
    }

    @Override
    public boolean breach(TenantTx tx, FamilyId family, Instant now) {
        return kill(tx, FamilyState.BREACHED, known -> known.id().equals(family)) == 1;
    }

    @Override
    public boolean revoke(TenantTx tx, FamilyId family, Instant now) {
        return kill(tx, FamilyState.REVOKED, known -> known.id().equals(family)) == 1;
    }

    @Override
    public int revokeAllOf(TenantTx tx, UserId user, Instant now) {
        return kill(tx, FamilyState.REVOKED, known -> known.grantee().user().equals(Optional.of(user)));
    }

    @Override
    public int revokeAllOf(TenantTx tx, ClientRef client, Instant now) {
        return kill(tx, FamilyState.REVOKED, known -> known.grantee().client().equals(Optional.of(client)));
    }

    private static int kill(TenantTx tx, FamilyState state, Predicate<TokenFamily> which) {
        int killed = 0;
        for (Map.Entry<Memory.Key<FamilyId>, Memory.FamilyRow> row :
                Memory.of(tx).families.entrySet()) {
            TokenFamily family = row.getValue().family();
            if (row.getKey().tenant().equals(tx.tenant())
                    && which.test(family)
                    && family.state().sparesAccessTokens()) {
                row.setValue(
                        new Memory.FamilyRow(family.in(state), row.getValue().secret()));
                killed++;
            }
        }
        return killed;
    }

    private static Optional<FamilyInContext> find(Memory memory, TenantTx tx, RefreshToken token) {
        return Optional.ofNullable(memory.families.get(new Memory.Key<>(tx.tenant(), token.family())))
                .filter(row -> row.secret().equals(token.secret().digest()))
                .map(Memory.FamilyRow::family)
                .map(family -> new FamilyInContext(
                        family,
                        Memory.required(memory.tenants.get(tx.tenant())),
                        family.grantee()
                                .client()
                                .map(ref -> Memory.required(memory.clients.get(new Memory.Key<>(tx.tenant(), ref)))),
                        family.grantee()
                                .user()
                                .flatMap(id -> Optional.ofNullable(memory.users.get(new Memory.Key<>(tx.tenant(), id))))
                                .map(user -> InMemoryUsers.access(memory, tx, user))));
    }

    private static boolean isProven(Memory memory, TenantTx tx, FamilyInContext seen, ClientProof proof, Instant now) {
        Optional<Client> client = seen.client();
        return switch (proof) {
            case ClientProof.NoClient none -> client.isEmpty();
            case ClientProof.PublicClient named ->
                client.filter(c ->
                                c.id().equals(named.client()) && c.methods().contains(ClientAuthenticationMethod.NONE))
                        .isPresent();
            case ClientProof.Authenticated who ->
                client.filter(c -> c.ref().equals(who.client())).isPresent();
            case ClientProof.Secret secret ->
                client.filter(c -> c.id().equals(secret.client()) && c.methods().contains(secret.method()))
                        .filter(c -> memory.credentials.entrySet().stream()
                                .filter(row -> row.getKey().tenant().equals(tx.tenant()))
                                .map(Map.Entry::getValue)
                                .anyMatch(row -> row.owner().equals(c.ref())
                                        && row.isLive()
                                        && !row.life().isOver(now)
                                        && row.credential() instanceof ClientCredential credential
                                        && proves(secret, credential)))
                        .isPresent();
        };
    }

    private static boolean proves(ClientProof.Secret secret, ClientCredential credential) {
        return switch (credential.stored()) {
            case StoredSecret.Keyed keyed -> secret.digests().contains(keyed.digest());
            case StoredSecret.Slow slow ->
                secret.proven()
                        .filter(new CredentialVersion(
                                credential.id(), credential.life().version())::equals)
                        .isPresent();
            case StoredSecret.Public key -> false;
        };
    }
}
