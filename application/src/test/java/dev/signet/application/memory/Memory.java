package dev.signet.application.memory;

import dev.signet.application.SystemTx;
import dev.signet.application.TenantTx;
import dev.signet.domain.Digest;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.Seal;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.ScopeDefinition;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.CredentialPolicy;
import dev.signet.domain.credential.CredentialState;
import dev.signet.domain.credential.Misses;
import dev.signet.domain.scim.Group;
import dev.signet.domain.scim.GroupId;
import dev.signet.domain.scim.Profile;
import dev.signet.domain.scim.ScimToken;
import dev.signet.domain.signature.KeyId;
import dev.signet.domain.signature.SealedValue;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.token.FamilyId;
import dev.signet.domain.token.TokenFamily;
import dev.signet.domain.user.AssignedBy;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tables. Every row is immutable, so a copy of the maps is a snapshot.
final class Memory {

    /// A key that begins with its tenant.
    record Key<K>(TenantId tenant, K id) {}

    /// A family and the digest of its secret.
    record FamilyRow(TokenFamily family, Digest secret) {}

    /// A credential of a user or client.
    ///
    /// @param credential what its port keeps of it
    record CredentialRow(
            Object owner,
            CredentialKind kind,
            Object credential,
            CredentialLife life,
            CredentialState state,
            Optional<Instant> rotated,
            Optional<Instant> used) {

        static CredentialRow live(Object owner, CredentialKind kind, Object credential, CredentialLife life) {
            return new CredentialRow(
                    owner, kind, credential, life, CredentialState.LIVE, Optional.empty(), Optional.empty());
        }

        boolean isLive() {
            return state == CredentialState.LIVE;
        }

        CredentialRow in(CredentialState next, Instant now) {
            return new CredentialRow(owner, kind, credential, life, next, Optional.of(now), used);
        }

        CredentialRow with(Object next, CredentialLife nextLife) {
            return new CredentialRow(owner, kind, next, nextLife, state, rotated, used);
        }

        CredentialRow used(Instant at) {
            return new CredentialRow(owner, kind, credential, life, state, rotated, Optional.of(at));
        }
    }

    /// When somebody was made and changed last.
    record Times(Instant created, Instant changed) {}

    /// A group, and who belongs to it.
    record GroupRow(Group group, Set<UserId> members, Times times) {

        /// Another version of it.
        GroupRow without(Set<UserId> left) {
            return new GroupRow(
                    new Group(
                            group.id(),
                            group.displayName(),
                            group.externalId(),
                            group.version().next()),
                    left,
                    times);
        }
    }

    /// A token and its digest.
    record ScimTokenRow(ScimToken token, Digest digest) {}

    /// An account and a source.
    record Pair(Digest account, Digest source) {}

    /// What was guessed, by all strangers or by a source since it got in, and until when it matters.
    record Familiar(Misses misses, Instant until) {}

    /// How many guesses of a window were taken.
    record Taken(long window, int count) {}
    /// What a key that names a request stands for.
    record AnswerRow(Digest request, Instant expires, Optional<SealedValue> answer) {}

    /// What may be used once.
    record Use(String scope, Digest value) {}

    Map<TenantId, Tenant> tenants = new HashMap<>();
    Map<Key<ClientRef>, Client> clients = new HashMap<>();
    Map<Key<UserId>, User> users = new HashMap<>();
    Map<Key<String>, Object> names = new HashMap<>();
    Map<Key<RoleName>, Role> roles = new HashMap<>();
    Map<Key<Scope>, ScopeDefinition> scopes = new HashMap<>();
    Set<TenantSlug> spent = new HashSet<>();
    Map<Key<UserId>, Map<RoleName, AssignedBy>> held = new HashMap<>();
    Map<Key<UserId>, Profile> profiles = new HashMap<>();
    Map<Key<UserId>, Times> times = new HashMap<>();
    Map<Key<GroupId>, GroupRow> groups = new HashMap<>();
    Map<Key<ScimToken.Id>, ScimTokenRow> scimTokens = new HashMap<>();
    Map<Key<CredentialId>, CredentialRow> credentials = new HashMap<>();
    Map<TenantId, CredentialPolicy> policies = new HashMap<>();
    Map<Key<FamilyId>, FamilyRow> families = new HashMap<>();
    Map<Key<String>, Instant> revoked = new HashMap<>();
    Map<Key<KeyId>, SigningKey> keys = new HashMap<>();
    Map<Key<Use>, Instant> uses = new HashMap<>();
    Map<Key<Digest>, AnswerRow> answers = new HashMap<>();
    Map<Key<UUID>, AuditEntry> audit = new HashMap<>();
    Map<Key<Long>, Seal> seals = new HashMap<>();

    Map<Key<Digest>, Familiar> strangers = new HashMap<>();
    Map<Key<Pair>, Familiar> familiar = new HashMap<>();
    Map<Key<Digest>, Taken> taken = new HashMap<>();

    Memory copy() {
        var copy = new Memory();
        copy.become(this);
        return copy;
    }

    void become(Memory other) {
        tenants = new HashMap<>(other.tenants);
        clients = new HashMap<>(other.clients);
        users = new HashMap<>(other.users);
        names = new HashMap<>(other.names);
        roles = new HashMap<>(other.roles);
        scopes = new HashMap<>(other.scopes);
        spent = new HashSet<>(other.spent);
        held = new HashMap<>(other.held);
        profiles = new HashMap<>(other.profiles);
        times = new HashMap<>(other.times);
        groups = new HashMap<>(other.groups);
        scimTokens = new HashMap<>(other.scimTokens);
        credentials = new HashMap<>(other.credentials);
        policies = new HashMap<>(other.policies);
        families = new HashMap<>(other.families);
        revoked = new HashMap<>(other.revoked);
        keys = new HashMap<>(other.keys);
        uses = new HashMap<>(other.uses);
        answers = new HashMap<>(other.answers);
        audit = new HashMap<>(other.audit);
        seals = new HashMap<>(other.seals);
        strangers = new HashMap<>(other.strangers);
        familiar = new HashMap<>(other.familiar);
        taken = new HashMap<>(other.taken);
    }

    /// The tables, for one call in `tx`.
    static Memory of(TenantTx tx) {
        return ((Tx) tx).open.use();
    }

    /// The tables, for one call in `tx`.
    static Memory of(SystemTx tx) {
        return ((AcrossTx) tx).open.use();
    }

    /// A transaction, or the one call of a transaction that is one call.
    static final class Open implements AutoCloseable {

        private final Memory memory;
        private final boolean single;
        private int calls;
        private boolean over;

        Open(Memory memory, boolean single) {
            this.memory = memory;
            this.single = single;
        }

        private Memory use() {
            calls++;
            if (over || (single && calls > 1)) {
                throw new IllegalStateException("a call too many");
            }
            return memory;
        }

        @Override
        public void close() {
            over = true;
        }
    }

    record Tx(TenantId tenant, Open open) implements TenantTx {}

    record AcrossTx(Open open) implements SystemTx {

        @Override
        public TenantTx as(TenantId tenant) {
            return new Tx(tenant, open);
        }
    }

    /// The value, or the reason why a statement of the store would have failed.
    static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the row that this one needs is not there");
        }
        return value;
    }
}
