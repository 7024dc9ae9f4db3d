package dev.signet.application.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Author;
import dev.signet.application.Town;
import dev.signet.application.World;
import dev.signet.application.token.IntrospectToken;
import dev.signet.domain.Version;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.token.TokenText;
import dev.signet.domain.user.AssignedBy;
import dev.signet.domain.user.RoleName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RemovalTest {

    private static final Author CLERK =
            new Author(Actor.OPERATOR, AssignedBy.ADMINISTRATOR, Scopes.parse("admin:users"), Provenance.local("test"));

    private final Town town = new Town();

    @Test
    void a_removed_user_takes_their_tokens_along_and_nobody_elses() {
        TokenText hers = town.tokensOf(town.alice, town.acme.id()).refresh().orElseThrow();
        TokenText others =
                town.tokensOf(town.aliceOfGlobex, town.globex.id()).refresh().orElseThrow();
        assertThat(remove(Optional.of(Version.FIRST.next()), Town.OPERATOR)).isEqualTo(RemoveUser.Outcome.STALE);
        assertThat(remove(Optional.empty(), Town.OPERATOR)).isEqualTo(RemoveUser.Outcome.REMOVED);
        assertThat(remove(Optional.empty(), Town.OPERATOR)).isEqualTo(RemoveUser.Outcome.UNKNOWN);
        assertThat(introspect(town.acme.id(), hers)).isEqualTo(new IntrospectToken.Inactive());
        assertThat(introspect(town.globex.id(), others)).isInstanceOf(IntrospectToken.ActiveRefresh.class);
        assertThat(town.world.entry(town.acme.id(), AuditAction.USER_REMOVED).target())
                .contains("user:");
        assertThat(town.user(town.acme.id(), "alice").id()).isNotEqualTo(town.alice.id());
    }

    @Test
    void who_saw_the_version_that_is_there_removes_it() {
        assertThat(remove(Optional.of(Version.FIRST), Town.OPERATOR)).isEqualTo(RemoveUser.Outcome.REMOVED);
    }

    @Test
    void who_has_more_administration_than_the_author_stays() {
        town.role(town.acme.id(), "editor", "admin:keys");
        assertThat(remove(Optional.empty(), CLERK)).isEqualTo(RemoveUser.Outcome.BEYOND_AUTHOR);
        assertThat(retire("editor", CLERK)).isEqualTo(RetireRole.Outcome.BEYOND_AUTHOR);
    }

    @Test
    void a_role_goes_when_nobody_has_it_any_more() {
        assertThat(retire("editor", Town.OPERATOR)).isEqualTo(RetireRole.Outcome.IN_USE);
        remove(Optional.empty(), Town.OPERATOR);
        assertThat(retire("editor", Town.OPERATOR)).isEqualTo(RetireRole.Outcome.RETIRED);
        assertThat(retire("editor", Town.OPERATOR)).isEqualTo(RetireRole.Outcome.UNKNOWN);
        assertThat(town.world.entry(town.acme.id(), AuditAction.ROLE_RETIRED).target())
                .isEqualTo("role:editor");
    }

    private RemoveUser.Outcome remove(Optional<Version> expected, Author author) {
        return town.world.removeUser.handle(new RemoveUser.Request(town.acme.id(), town.alice.id(), expected, author));
    }

    private RetireRole.Outcome retire(String role, Author author) {
        return town.world.retireRole.handle(new RetireRole.Request(town.acme.id(), new RoleName(role), author));
    }

    private IntrospectToken.Outcome introspect(TenantId tenant, TokenText token) {
        return town.world.introspectToken.handle(
                new IntrospectToken.Question(World.origin(tenant), new IntrospectToken.Service(), token));
    }
}
