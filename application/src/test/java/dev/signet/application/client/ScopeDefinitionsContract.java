package dev.signet.application.client;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.domain.Cast;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.ScopeDefinition;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What [ScopeDefinitions] promises.
public interface ScopeDefinitionsContract extends TenantedContract {

    @Test
    default void a_scope_is_found_as_it_was_defined_last() {
        define(aScope("books:all", "Books", "books:read books:write"));
        ScopeDefinition next = aScope("books:all", "", "books:read");
        define(next);
        assertThat(find("books:all")).contains(next);
        assertThat(find("books:read")).isEmpty();
    }

    @Test
    default void a_scope_is_unknown_to_the_other_tenant() {
        define(aScope("books:all", "", "books:read"));
        var scope = new Scope("books:all");
        assertThat(asked(GLOBEX, tx -> store().scopes().find(tx, scope)).value())
                .isEmpty();
        assertThat(asked(GLOBEX, tx -> store().scopes().page(tx, Optional.empty(), 9))
                        .value())
                .isEmpty();
        assertThat(asked(GLOBEX, tx -> store().scopes().inheritance(tx).direct())
                        .value())
                .isEmpty();
        assertThat(asked(GLOBEX, tx -> store().scopes().isInUse(tx, new Scope("books:read")))
                        .value())
                .isFalse();
        assertThat(asked(GLOBEX, tx -> store().scopes().remove(tx, scope)).value())
                .isFalse();
        assertThat(find("books:all")).isPresent();
    }

    @Test
    default void a_rolled_back_scope_was_never_there() {
        rolledBack(tx -> store().scopes().define(tx, aScope("books:all", "", "")));
        assertThat(find("books:all")).isEmpty();
    }

    @Test
    default void pages_go_by_name() {
        List.of("c", "a", "b").forEach(name -> define(aScope(name, "", "")));
        assertThat(asked(ACME, tx -> store().scopes().page(tx, Optional.of(new Scope("a")), 1))
                        .value())
                .containsExactly(aScope("b", "", ""));
        assertThat(asked(ACME, tx -> store().scopes().page(tx, Optional.empty(), 9))
                        .value())
                .hasSize(3);
    }

    @Test
    default void inheritance_is_that_of_all_definitions() {
        define(aScope("a", "", "b"));
        define(aScope("b", "", "c"));
        assertThat(asked(ACME, tx -> store().scopes().inheritance(tx)).value().everythingImpliedBy(new Scope("a")))
                .isEqualTo(Scopes.parse("b c"));
    }

    @Test
    default void a_scope_is_in_use_while_a_client_a_role_or_another_scope_has_it() {
        inAcme(tx -> {
            store().clients().add(tx, Cast.console());
            store().roles().define(tx, new Role(new RoleName("reader"), "", Scopes.parse("of:role")));
            store().scopes().define(tx, aScope("all", "", "of:scope"));
        });
        Scope ofClient = Cast.console().permissions().allowed().values().first();
        assertThat(List.of(ofClient, new Scope("of:role"), new Scope("of:scope")))
                .allMatch(scope ->
                        asked(ACME, tx -> store().scopes().isInUse(tx, scope)).value());
        assertThat(asked(ACME, tx -> store().scopes().isInUse(tx, new Scope("all")))
                        .value())
                .isFalse();
    }

    @Test
    default void a_removed_scope_is_gone_once() {
        define(aScope("a", "", ""));
        assertThat(asked(ACME, tx -> store().scopes().remove(tx, new Scope("a")))
                        .value())
                .isTrue();
        assertThat(asked(ACME, tx -> store().scopes().remove(tx, new Scope("a")))
                        .value())
                .isFalse();
        assertThat(find("a")).isEmpty();
    }

    @Test
    default void of_fifty_changes_that_would_make_a_ring_one_is_left_out() {
        var next = new AtomicInteger();
        TenantedContract.atOnce(50, () -> {
            int i = next.getAndIncrement();
            ScopeDefinition link = aScope("s" + i, "", "s" + (i + 1) % 50);
            return in(ACME, tx -> {
                if (store().scopes().inheritanceForChange(tx).with(link).isCircular(link.scope())) {
                    return false;
                }
                store().scopes().define(tx, link);
                return true;
            });
        });
        assertThat(asked(ACME, tx -> store().scopes().page(tx, Optional.empty(), 99))
                        .value())
                .hasSize(49);
    }

    private static ScopeDefinition aScope(String name, String description, String implied) {
        return new ScopeDefinition(new Scope(name), description, Scopes.parse(implied));
    }

    private void define(ScopeDefinition definition) {
        inAcme(tx -> store().scopes().define(tx, definition));
    }

    private Optional<ScopeDefinition> find(String name) {
        return asked(ACME, tx -> store().scopes().find(tx, new Scope(name))).value();
    }
}
