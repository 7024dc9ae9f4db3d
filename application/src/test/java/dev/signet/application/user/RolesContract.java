package dev.signet.application.user;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.domain.Cast;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.AssignedBy;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What [Roles] promises.
public interface RolesContract extends TenantedContract {

    @Test
    default void a_role_is_found_as_it_was_defined_last() {
        define(aRole("auditor", "Reads everything", "read:all admin:audit"));
        Role next = aRole("auditor", "", "");
        define(next);
        assertThat(find("auditor")).contains(next);
        assertThat(find("Auditor")).isEmpty();
    }

    @Test
    default void a_role_is_unknown_to_the_other_tenant() {
        define(aRole("auditor", "", "read:all"));
        assertThat(asked(GLOBEX, tx -> store().roles().find(tx, new RoleName("auditor")))
                        .value())
                .isEmpty();
        assertThat(asked(GLOBEX, tx -> store().roles().page(tx, Optional.empty(), 9))
                        .value())
                .isEmpty();
    }

    @Test
    default void a_rolled_back_role_was_never_there() {
        rolledBack(tx -> store().roles().define(tx, aRole("auditor", "", "")));
        assertThat(find("auditor")).isEmpty();
    }

    @Test
    default void a_role_that_somebody_has_stays_and_another_goes() {
        define(aRole("held", "", ""));
        define(aRole("free", "", ""));
        inAcme(tx -> {
            store().users().add(tx, Cast.alice());
            store().users().assign(tx, Cast.alice().id(), Set.of(new RoleName("held")), AssignedBy.OPERATOR, Cast.NOON);
        });
        assertThat(removed(GLOBEX, "free")).isFalse();
        assertThat(removed(ACME, "held")).isFalse();
        assertThat(find("held")).isPresent();
        assertThat(removed(ACME, "free")).isTrue();
        assertThat(removed(ACME, "free")).isFalse();
        assertThat(find("free")).isEmpty();
    }

    @Test
    default void a_role_is_made_where_there_is_none_and_left_where_there_is_one() {
        define(aRole("auditor", "Reads", "read:all"));
        inAcme(tx ->
                store().roles().ensure(tx, Set.of(aRole("auditor", "Another", ""), aRole("driver", "Drives", ""))));
        inAcme(tx -> store().roles().ensure(tx, Set.of()));
        assertThat(find("auditor")).contains(aRole("auditor", "Reads", "read:all"));
        assertThat(find("driver")).contains(aRole("driver", "Drives", ""));
        assertThat(asked(GLOBEX, tx -> store().roles().find(tx, new RoleName("driver")))
                        .value())
                .isEmpty();
    }

    @Test
    default void pages_go_by_name() {
        List.of("c", "a", "b").forEach(name -> define(aRole(name, "", "")));
        assertThat(asked(ACME, tx -> store().roles().page(tx, Optional.of(new RoleName("a")), 9))
                        .value())
                .map(role -> role.name().value())
                .containsExactly("b", "c");
        assertThat(asked(ACME, tx -> store().roles().page(tx, Optional.empty(), 2))
                        .value())
                .map(role -> role.name().value())
                .containsExactly("a", "b");
    }

    @Test
    default void of_fifty_definitions_at_once_none_fails() {
        TenantedContract.atOnce(
                50,
                () -> in(ACME, tx -> {
                    store().roles().define(tx, aRole("auditor", "", "read:all"));
                    return true;
                }));
        assertThat(find("auditor")).isPresent();
    }

    private void define(Role role) {
        inAcme(tx -> store().roles().define(tx, role));
    }

    private Optional<Role> find(String name) {
        return in(ACME, tx -> store().roles().find(tx, new RoleName(name)));
    }

    private static Role aRole(String name, String description, String scopes) {
        return new Role(new RoleName(name), description, Scopes.parse(scopes));
    }

    private boolean removed(TenantId tenant, String name) {
        return asked(tenant, tx -> store().roles().removeUnused(tx, new RoleName(name)))
                .value();
    }
}
