package dev.signet.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.Version;
import dev.signet.domain.client.ClientPermissions;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.user.AssignedBy;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleAssignment;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserAccess;
import dev.signet.domain.user.UserId;
import dev.signet.domain.user.UserName;
import dev.signet.domain.user.UserState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class ScopeDecisionTest {

    private static final TenantSlug ACME = new TenantSlug("acme");

    @Provide
    Arbitrary<Scopes> asked() {
        return Arbitraries.of(
                        "openid", "read:users", "write:users", "admin:users", "tenant:acme", "tenant:globex", "clerk")
                .set()
                .map((Set<String> names) -> Scopes.of(names));
    }

    @Property(tries = 200)
    void a_person_never_gets_more_than_is_theirs_and_never_another_tenant(
            @ForAll("asked") Scopes asked, @ForAll AssignedBy by) {
        UserAccess access = aClerk(by);
        Scopes granted = granted(ScopeDecision.forPerson(Optional.of(asked), access, ACME));
        assertThat(access.allowed(ACME).contains(granted)).isTrue();
        assertThat(granted.contains(new Scope("tenant:acme"))).isTrue();
        assertThat(granted.contains(new Scope("tenant:globex"))).isFalse();
        assertThat(granted.contains(new Scope("admin:users")))
                .isEqualTo(asked.contains(new Scope("admin:users")) && by.mayGiveAdministration());
    }

    @Property(tries = 200)
    void a_client_gets_what_it_asks_or_nothing(@ForAll("asked") Scopes asked) {
        ClientPermissions client = ClientPermissions.of(Set.of(), Scopes.parse("read:users openid"));
        ScopeDecision decision = ScopeDecision.forClient(client, Optional.of(asked));
        assertThat(decision)
                .isEqualTo(
                        client.allowed().contains(asked)
                                ? new ScopeDecision.Granted(asked)
                                : new ScopeDecision.Excess());
        ScopeDecision through =
                ScopeDecision.forPersonThrough(client, Optional.of(asked), aClerk(AssignedBy.POLICY), ACME);
        assertThat(through).isEqualTo(decision);
    }

    @Property(tries = 200)
    void through_a_client_a_person_gives_what_they_hold_or_imply(@ForAll AssignedBy by) {
        ClientPermissions client = ClientPermissions.of(Set.of(), Scopes.parse("read:users delete:users read:clients"));
        Scopes granted = granted(ScopeDecision.forPersonThrough(client, Optional.empty(), aClerk(by), ACME));
        assertThat(granted.contains(new Scope("delete:users"))).isEqualTo(by.mayGiveAdministration());
        assertThat(granted.contains(new Scope("read:clients"))).isFalse();
    }

    @Property(tries = 200)
    void a_refresh_never_widens(
            @ForAll("asked") Scopes asked, @ForAll("asked") Scopes before, @ForAll Dialect dialect) {
        ScopeDecision decision = ScopeDecision.forRefresh(dialect, Optional.of(asked), before, ACME);
        if (decision instanceof ScopeDecision.Granted granted) {
            assertThat(before.contains(granted.scopes())).isTrue();
        } else {
            assertThat(dialect).isEqualTo(Dialect.FORM);
            assertThat(before.contains(asked)).isFalse();
        }
        assertThat(granted(ScopeDecision.forRefresh(dialect, Optional.empty(), before, ACME)))
                .isEqualTo(before);
    }

    private static Scopes granted(ScopeDecision decision) {
        assertThat(decision).isInstanceOf(ScopeDecision.Granted.class);
        return ((ScopeDecision.Granted) decision).scopes();
    }

    private static UserAccess aClerk(AssignedBy by) {
        User user = new User(
                new UserId(new UUID(1, 2)),
                new UserName("alice"),
                Optional.empty(),
                Optional.empty(),
                UserState.ACTIVE,
                Version.FIRST);
        Role role = new Role(new RoleName("clerk"), "", Scopes.parse("read:users admin:users"));
        return new UserAccess(user, List.of(new RoleAssignment(role, by)), Optional.empty());
    }
}
