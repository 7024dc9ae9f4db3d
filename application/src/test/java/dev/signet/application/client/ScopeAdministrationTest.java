package dev.signet.application.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Author;
import dev.signet.application.Page;
import dev.signet.application.Town;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.ScopeDefinition;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.user.AssignedBy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ScopeAdministrationTest {

    private static final Author CLERK = new Author(
            Actor.OPERATOR, AssignedBy.ADMINISTRATOR, Scopes.parse("admin:scopes"), Provenance.local("test"));

    private final Town town = new Town();

    @Test
    void a_scope_is_defined_once_and_audited_once() {
        assertThat(define("books:all", "books:read", Town.OPERATOR)).isEqualTo(DefineScope.Outcome.DEFINED);
        assertThat(define("books:all", "books:read", Town.OPERATOR)).isEqualTo(DefineScope.Outcome.UNCHANGED);
        assertThat(town.world.entry(town.acme.id(), AuditAction.SCOPE_DEFINED).target())
                .isEqualTo("scope:books:all");
        assertThat(town.world.actions(town.globex.id())).doesNotContain(AuditAction.SCOPE_DEFINED);
    }

    @Test
    void no_scope_comes_to_imply_itself() {
        define("a", "b", Town.OPERATOR);
        define("b", "c", Town.OPERATOR);
        assertThat(define("c", "a", Town.OPERATOR)).isEqualTo(DefineScope.Outcome.CIRCULAR);
    }

    @Test
    void nobody_gives_or_takes_administration_that_they_do_not_have() {
        assertThat(define("admin:chief", "admin:users", CLERK)).isEqualTo(DefineScope.Outcome.BEYOND_AUTHOR);
        define("admin:chief", "admin:users", Town.OPERATOR);
        assertThat(retire("admin:chief", CLERK)).isEqualTo(RetireScope.Outcome.BEYOND_AUTHOR);
        assertThat(define("books:all", "books:read", CLERK)).isEqualTo(DefineScope.Outcome.DEFINED);
    }

    @Test
    void only_what_nobody_uses_is_retired() {
        define("books:all", "books:read", Town.OPERATOR);
        define("books:read", "", Town.OPERATOR);
        assertThat(retire("books:read", Town.OPERATOR)).isEqualTo(RetireScope.Outcome.IN_USE);
        assertThat(retire("books:all", Town.OPERATOR)).isEqualTo(RetireScope.Outcome.RETIRED);
        assertThat(retire("books:all", Town.OPERATOR)).isEqualTo(RetireScope.Outcome.UNKNOWN);
        assertThat(retire("books:read", Town.OPERATOR)).isEqualTo(RetireScope.Outcome.RETIRED);
        assertThat(town.world.trail(town.acme.id()))
                .filteredOn(entry -> entry.action() == AuditAction.SCOPE_RETIRED)
                .extracting(AuditEntry::target)
                .containsExactlyInAnyOrder("scope:books:all", "scope:books:read");
    }

    @Test
    void nobody_takes_away_administration_by_defining_a_scope_anew() {
        define("admin:chief", "admin:users", Town.OPERATOR);
        assertThat(define("admin:chief", "", CLERK)).isEqualTo(DefineScope.Outcome.BEYOND_AUTHOR);
    }

    @Test
    void scopes_are_listed_in_order_of_name_with_everything_that_they_imply() {
        define("books:all", "books:write", Town.OPERATOR);
        define("books:write", "books:read", Town.OPERATOR);
        define("archive", "", Town.OPERATOR);
        var list = new ListScopes(town.world.store.transactions(), town.world.store.scopes());
        Page<ShowScope.Shown, Scope> first = list.handle(new ListScopes.Request(town.acme.id(), Optional.empty(), 2));
        assertThat(first.items())
                .extracting(shown -> shown.definition().scope().value())
                .containsExactly("archive", "books:all");
        assertThat(first.items().getLast().everything().values())
                .extracting(Scope::value)
                .contains("books:write", "books:read");
        Page<ShowScope.Shown, Scope> second = list.handle(new ListScopes.Request(town.acme.id(), first.next(), 2));
        assertThat(second.items())
                .extracting(shown -> shown.definition().scope().value())
                .containsExactly("books:write");
        assertThat(second.next()).isEmpty();
        assertThat(list.handle(new ListScopes.Request(town.globex.id(), Optional.empty(), 2))
                        .items())
                .isEmpty();
    }

    private DefineScope.Outcome define(String scope, String implied, Author author) {
        var definition = new ScopeDefinition(new Scope(scope), "", Scopes.parse(implied));
        return town.world.defineScope.handle(new DefineScope.Request(town.acme.id(), definition, author));
    }

    private RetireScope.Outcome retire(String scope, Author author) {
        return town.world.retireScope.handle(new RetireScope.Request(town.acme.id(), new Scope(scope), author));
    }
}
