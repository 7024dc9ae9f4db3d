package dev.signet.application.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Author;
import dev.signet.application.Ids;
import dev.signet.application.Town;
import dev.signet.application.World;
import dev.signet.application.audit.AuditEntries;
import dev.signet.domain.Cast;
import dev.signet.domain.Version;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.scim.Catalog;
import dev.signet.domain.scim.Comparison;
import dev.signet.domain.scim.Gathering;
import dev.signet.domain.scim.GroupId;
import dev.signet.domain.scim.Reading;
import dev.signet.domain.user.UserId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class GroupUseCasesTest {

    private static final Author CLIENT = Town.OPERATOR;

    private final Town town = new Town();
    private final World world = town.world;
    private final Groups groups = world.store.groups();
    private final Ids ids = new Ids(world.entropy, world.clock);
    private final AuditEntries entries = new AuditEntries(ids, world.clock);
    private final CreateGroup create =
            new CreateGroup(world.store.transactions(), groups, world.store.trail(), entries, ids);
    private final ChangeGroup change =
            new ChangeGroup(world.store.transactions(), groups, world.store.trail(), entries);
    private final RemoveGroup remove =
            new RemoveGroup(world.store.transactions(), groups, world.store.trail(), entries);
    private final ShowGroup show = new ShowGroup(world.store.transactions(), groups);
    private final FindGroups find = new FindGroups(world.store.transactions(), groups);

    @Test
    void a_group_is_made_shown_and_found() {
        Gathering made = made(Set.of(town.alice.id()));

        assertThat(made.members()).map(Gathering.Member::user).containsExactly(town.alice.id());
        assertThat(show.handle(
                        new ShowGroup.Request(town.acme.id(), made.group().id(), Reading.WITH_MEMBERS)))
                .contains(made);
        assertThat(show.handle(
                        new ShowGroup.Request(town.globex.id(), made.group().id(), Reading.WITH_MEMBERS)))
                .isEmpty();
        assertThat(find.handle(new FindGroups.Request(
                                town.acme.id(),
                                Filters.only(new Filters(Catalog.GROUP).is("displayName", Comparison.EQ, "drivers")),
                                Reading.WITHOUT_MEMBERS))
                        .items())
                .hasSize(1);
        assertThat(world.actions(town.acme.id())).contains(AuditAction.GROUP_PROVISIONED);
        assertThat(create.handle(new CreateGroup.Request(
                        town.acme.id(), "X", Optional.empty(), Set.of(new UserId(Cast.anId())), CLIENT)))
                .isInstanceOf(CreateGroup.UnknownMember.class);
    }

    @Test
    void a_change_is_made_once_and_noted() {
        Gathering made = made(Set.of());

        assertThat(changed(made, Optional.of(Version.FIRST), "Pilots", Set.of(town.alice.id())))
                .isInstanceOfSatisfying(ChangeGroup.Changed.class, done -> {
                    assertThat(done.group().group().displayName()).isEqualTo("Pilots");
                    assertThat(done.group().members()).hasSize(1);
                });
        assertThat(world.actions(town.acme.id())).contains(AuditAction.GROUP_CHANGED);
        int before = world.trail(town.acme.id()).size();
        assertThat(changed(made, Optional.empty(), "Pilots", Set.of(town.alice.id())))
                .isInstanceOf(ChangeGroup.Changed.class);
        assertThat(world.trail(town.acme.id())).as("nothing changed").hasSize(before);
        assertThat(changed(made, Optional.of(Version.FIRST), "Cooks", Set.of())).isInstanceOf(ChangeGroup.Stale.class);
        assertThat(changed(made, Optional.of(Version.FIRST.next()), "Pilots", Set.of(town.alice.id())))
                .isInstanceOf(ChangeGroup.Changed.class);
        assertThat(changed(made, Optional.empty(), "Cooks", Set.of(new UserId(Cast.anId()))))
                .isInstanceOf(ChangeGroup.UnknownMember.class);
        assertThat(change.handle(new ChangeGroup.Request(
                        town.acme.id(), new GroupId(Cast.anId()), Optional.empty(), wish("X", Set.of()), CLIENT)))
                .isInstanceOf(ChangeGroup.Unknown.class);
    }

    @Test
    void a_change_without_a_version_is_made_again_on_what_somebody_else_left() {
        Gathering made = made(Set.of());
        var tries = new AtomicInteger();

        var outcome = change.handle(new ChangeGroup.Request(
                town.acme.id(),
                made.group().id(),
                Optional.empty(),
                was -> {
                    if (tries.incrementAndGet() == 1) {
                        changed(made, Optional.empty(), "Pilots", Set.of(town.alice.id()));
                    }
                    return new ChangeGroup.Change(was.group().displayName(), Optional.of("E1"), Set.of());
                },
                CLIENT));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ChangeGroup.Changed.class,
                        done -> assertThat(done.group().group().displayName()).isEqualTo("Pilots"));
        assertThat(tries).hasValue(2);
    }

    @Test
    void a_removed_group_is_gone_and_noted() {
        Gathering made = made(Set.of());

        assertThat(removed(made, Optional.of(Version.FIRST.next()))).isEqualTo(RemoveGroup.Outcome.STALE);
        assertThat(removed(made, Optional.of(Version.FIRST))).isEqualTo(RemoveGroup.Outcome.REMOVED);
        assertThat(removed(made, Optional.empty())).isEqualTo(RemoveGroup.Outcome.UNKNOWN);
        assertThat(world.actions(town.acme.id())).contains(AuditAction.GROUP_REMOVED);
    }

    private Gathering made(Set<UserId> members) {
        var outcome =
                create.handle(new CreateGroup.Request(town.acme.id(), "Drivers", Optional.empty(), members, CLIENT));
        return ((CreateGroup.Created) outcome).group();
    }

    private ChangeGroup.Outcome changed(Gathering group, Optional<Version> expected, String name, Set<UserId> members) {
        return change.handle(
                new ChangeGroup.Request(town.acme.id(), group.group().id(), expected, wish(name, members), CLIENT));
    }

    private static Function<Gathering, ChangeGroup.Change> wish(String name, Set<UserId> members) {
        return was -> new ChangeGroup.Change(name, Optional.empty(), members);
    }

    private RemoveGroup.Outcome removed(Gathering group, Optional<Version> expected) {
        return remove.handle(
                new RemoveGroup.Request(town.acme.id(), group.group().id(), expected, CLIENT));
    }
}
