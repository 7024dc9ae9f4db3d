package dev.signet.bootstrap.description;

import dev.signet.application.Author;
import dev.signet.application.credential.SetPassword;
import dev.signet.application.credential.VerifyPassword;
import dev.signet.application.scim.ChangePerson;
import dev.signet.application.scim.ShowPerson;
import dev.signet.application.user.ChangeUser;
import dev.signet.application.user.ProvisionUser;
import dev.signet.application.user.ShowUser;
import dev.signet.bootstrap.description.Description.DescribedUser;
import dev.signet.domain.credential.Guesser;
import dev.signet.domain.credential.Password;
import dev.signet.domain.scim.Person;
import dev.signet.domain.scim.Profile;
import dev.signet.domain.scim.Wanted;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserAccess;
import dev.signet.domain.user.UserId;
import dev.signet.domain.user.UserState;
import io.micronaut.context.BeanContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes users as they are described.
final class UserApplying {

    private final BeanContext parts;
    private final Author author;

    UserApplying(BeanContext parts, Author author) {
        this.parts = parts;
        this.author = author;
    }

    void apply(TenantSlug slug, TenantId tenant, DescribedUser described, Changes changes) {
        String thing = "user %s/%s".formatted(slug, described.name());
        Optional<UserAccess> before = parts.getBean(ShowUser.class)
                .handle(new ShowUser.ByName(tenant, described.name().login()));
        if (before.isPresent()) {
            change(tenant, described, before.get(), changes, thing);
        } else {
            provision(tenant, described, changes, thing);
        }
    }

    private void provision(TenantId tenant, DescribedUser described, Changes changes, String thing) {
        var outcome = parts.getBean(ProvisionUser.class)
                .handle(new ProvisionUser.Request(
                        tenant,
                        described.name(),
                        described.email(),
                        described.displayName(),
                        described.password(),
                        described.roles().orElse(Set.of()),
                        author));
        switch (outcome) {
            case ProvisionUser.Provisioned made -> {
                List<String> steps = new ArrayList<>(List.of("made"));
                if (described.state().filter(state -> state != UserState.ACTIVE).isPresent()) {
                    disable(tenant, made.user());
                    steps.add("disabled");
                }
                profile(tenant, made.user().id(), described, changes, thing, steps);
            }
            case ProvisionUser.NameTaken _ ->
                changes.refuse(thing, "the name or address is somebody else's, or a client's id");
            case ProvisionUser.UnknownRole _ -> changes.refuse(thing, "one of the roles does not exist");
            case ProvisionUser.BeyondAuthor _ -> changes.refuse(thing, "the roles give more than you may give");
        }
    }

    private void change(TenantId tenant, DescribedUser described, UserAccess before, Changes changes, String thing) {
        List<String> steps = new ArrayList<>();
        described
                .password()
                .filter(chosen -> !isTheirs(tenant, described, chosen))
                .ifPresent(chosen -> {
                    parts.getBean(SetPassword.class)
                            .handle(new SetPassword.Request(
                                    tenant, before.user().id(), chosen, author));
                    steps.add("password set");
                });
        alter(tenant, described, before, changes, thing, steps);
    }

    private void alter(
            TenantId tenant,
            DescribedUser described,
            UserAccess before,
            Changes changes,
            String thing,
            List<String> steps) {
        var outcome = parts.getBean(ChangeUser.class)
                .handle(new ChangeUser.Request(
                        tenant,
                        before.user().id(),
                        Optional.empty(),
                        now -> shape(described, now),
                        described.roles(),
                        author));
        switch (outcome) {
            case ChangeUser.Changed changed -> {
                if (!changed.access().equals(before)) {
                    steps.add("changed");
                }
                profile(tenant, before.user().id(), described, changes, thing, steps);
            }
            case ChangeUser.Unknown _, ChangeUser.Stale _ ->
                changes.refuse(thing, "somebody else changed it at this moment; apply again");
            case ChangeUser.NameTaken _ ->
                changes.refuse(thing, "the name or address is somebody else's, or a client's id");
            case ChangeUser.UnknownRole _ -> changes.refuse(thing, "one of the roles does not exist");
            case ChangeUser.BeyondAuthor _ -> changes.refuse(thing, "they have more administration than you");
        }
    }

    /// The last step: what provisioning clients know of them.
    private void profile(
            TenantId tenant, UserId user, DescribedUser described, Changes changes, String thing, List<String> steps) {
        Optional<Person> before = parts.getBean(ShowPerson.class).handle(new ShowPerson.Request(tenant, user));
        if (described.profile().isEmpty() || before.isEmpty()) {
            changes.note(thing, steps);
            return;
        }
        var outcome = parts.getBean(ChangePerson.class)
                .handle(new ChangePerson.Request(
                        tenant,
                        user,
                        Optional.empty(),
                        now -> new ChangePerson.Change(
                                wanted(now, described.profile().get()), Optional.empty()),
                        author));
        switch (outcome) {
            case ChangePerson.Changed changed -> {
                if (!changed.person().profile().equals(before.get().profile())) {
                    steps.add("profile set");
                }
                changes.note(thing, steps);
            }
            case ChangePerson.Unknown _, ChangePerson.Stale _ ->
                changes.refuse(thing, "somebody else changed it at this moment; apply again");
            case ChangePerson.NameTaken _ -> changes.refuse(thing, "the address is somebody else's");
            case ChangePerson.BeyondAuthor _ -> changes.refuse(thing, "they have more administration than you");
        }
    }

    private static Wanted wanted(Person now, Profile described) {
        User user = now.access().user();
        return new Wanted(
                user.name(),
                user.email(),
                user.displayName(),
                user.isActive(),
                Addresses.completed(described, now.profile()),
                Optional.empty());
    }

    private void disable(TenantId tenant, User made) {
        parts.getBean(ChangeUser.class)
                .handle(new ChangeUser.Request(
                        tenant,
                        made.id(),
                        Optional.empty(),
                        now -> new User(
                                now.id(),
                                now.name(),
                                now.email(),
                                now.displayName(),
                                UserState.DISABLED,
                                now.version()),
                        Optional.empty(),
                        author));
    }

    /// A password that is right, even of an account that is disabled, or expired, is theirs; so nobody is logged
    /// out by applying a description again.
    private boolean isTheirs(TenantId tenant, DescribedUser described, Password chosen) {
        var attempt =
                new VerifyPassword.Attempt(tenant, described.name().login().normalised(), chosen, Guesser.operator());
        return switch (parts.getBean(VerifyPassword.class).handle(attempt)) {
            case VerifyPassword.Verified _, VerifyPassword.Barred _ -> true;
            case VerifyPassword.Wrong _, VerifyPassword.TooMany _ -> false; // an operator is never one too many
            case VerifyPassword.NoTenant _ -> true; // a suspended tenant keeps what it has
        };
    }

    /// What is not described keeps its value.
    private static User shape(DescribedUser described, User now) {
        return new User(
                now.id(),
                described.name(),
                described.email().or(now::email),
                described.displayName().or(now::displayName),
                described.state().orElse(now.state()),
                now.version());
    }
}
