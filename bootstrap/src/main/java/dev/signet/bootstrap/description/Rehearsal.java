package dev.signet.bootstrap.description;

import dev.signet.application.tenant.ShowTenant;
import dev.signet.bootstrap.description.Description.DescribedClient;
import dev.signet.bootstrap.description.Description.DescribedGroup;
import dev.signet.bootstrap.description.Description.DescribedTenant;
import dev.signet.bootstrap.description.Description.DescribedUser;
import dev.signet.bootstrap.description.Description.Outline;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.ScopeDefinition;
import dev.signet.domain.scim.Profile;
import dev.signet.domain.signature.Jwk;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.Email;
import dev.signet.domain.user.LoginName;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.UserName;
import io.micronaut.context.BeanContext;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells what [Applying] a description would change, and changes nothing.
public final class Rehearsal {

    private final BeanContext parts;
    private final Survey survey;

    /// @param parts where the use cases are
    public Rehearsal(BeanContext parts) {
        this.parts = parts;
        this.survey = new Survey(parts);
    }

    /// Compares all of it with what there is.
    public Differences rehearse(Description description) {
        Differences differences = new Differences();
        description.tenants().forEach(tenant -> rehearse(tenant, differences));
        return differences;
    }

    private void rehearse(DescribedTenant described, Differences differences) {
        Optional<Tenant> tenant = parts.getBean(ShowTenant.class).handle(described.slug());
        if (tenant.filter(described.outline()::leavesTo).isPresent()) {
            differences.refuse("tenant " + described.slug(), Applying.GOING);
            return;
        }
        Optional<Outline> before = tenant.map(survey::outline);
        differences.compare(
                "tenant " + described.slug(),
                before.map(Writing::outline),
                Writing.outline(before.map(described.outline()::over).orElse(described.outline())),
                List.of());
        Optional<TenantId> id = tenant.map(Tenant::id);
        List<ScopeDefinition> scopes = id.map(survey::scopes).orElse(List.of());
        List<Role> roles = id.map(survey::roles).orElse(List.of());
        String in = described.slug() + "/";
        described
                .scopes()
                .forEach(scope -> differences.compare(
                        "scope " + in + scope.scope(),
                        one(scopes, known -> known.scope().equals(scope.scope()), Writing::scope),
                        Writing.scope(scope),
                        List.of()));
        described
                .roles()
                .forEach(role -> differences.compare(
                        "role " + in + role.name(),
                        one(roles, known -> known.name().equals(role.name()), Writing::role),
                        Writing.role(role),
                        List.of()));
        described.clients().forEach(client -> rehearse(in, id, client, differences));
        Set<RoleName> known = Stream.concat(roles.stream(), described.roles().stream())
                .map(Role::name)
                .collect(Collectors.toSet());
        described.users().forEach(user -> rehearse(in, id, user, known, differences));
        rehearse(in, id, described, differences);
    }

    private void rehearse(String in, Optional<TenantId> tenant, DescribedTenant described, Differences differences) {
        if (described.groups().isEmpty()) {
            return;
        }
        Set<LoginName> coming =
                described.users().stream().map(user -> user.name().login()).collect(Collectors.toSet());
        GroupsThere there = new GroupsThere(tenant.map(survey::groups).orElse(List.of()));
        for (DescribedGroup group : described.groups()) {
            String thing = "group " + in + group.name();
            Set<UserName> members = new HashSet<>();
            for (UserName name : group.members()) {
                tenant.flatMap(id -> survey.user(id, name))
                        .map(DescribedUser::name)
                        .or(() -> Optional.of(name).filter(n -> coming.contains(n.login())))
                        .ifPresent(members::add);
            }
            if (members.size() < group.members().size()) {
                differences.refuse(thing, "one of its members does not exist");
                continue;
            }
            differences.compare(
                    thing,
                    there.take(group).map(Survey::described).map(Writing::group),
                    Writing.group(new DescribedGroup(group.name(), group.externalId(), members)),
                    List.of());
        }
    }

    private void rehearse(String in, Optional<TenantId> tenant, DescribedClient described, Differences differences) {
        String thing = "client " + in + described.id();
        Optional<DescribedClient> before = tenant.flatMap(id -> survey.client(id, described.id()));
        if (before.filter(client -> client.profile().state() == ClientState.RETIRED)
                .isPresent()) {
            differences.refuse(thing, "a client of that id was retired for good");
            return;
        }
        List<String> notes = described.secret().isPresent() && before.isPresent()
                ? List.of("client_secret: given; replaced unless it is the same")
                : List.of();
        differences.compare(thing, before.map(Writing::client), Writing.client(keeping(before, described)), notes);
    }

    private void rehearse(
            String in,
            Optional<TenantId> tenant,
            DescribedUser described,
            Set<RoleName> roles,
            Differences differences) {
        String thing = "user " + in + described.name();
        if (!roles.containsAll(described.roles().orElse(Set.of()))) {
            differences.refuse(thing, "one of the roles does not exist");
            return;
        }
        Optional<DescribedUser> before = tenant.flatMap(id -> survey.user(id, described.name()));
        List<String> notes = described.password().isPresent() && before.isPresent()
                ? List.of("password: given; set unless it is theirs already")
                : List.of();
        differences.compare(thing, before.map(Writing::user), Writing.user(keeping(before, described)), notes);
    }

    /// A state that is not described stays, and keys are added, never taken away.
    private static DescribedClient keeping(Optional<DescribedClient> before, DescribedClient described) {
        Set<Jwk> keys = new LinkedHashSet<>();
        before.ifPresent(client -> keys.addAll(client.keys()));
        keys.addAll(described.keys());
        return new DescribedClient(
                described.id(),
                before.map(client -> described.profileFrom(client.profile().state()))
                        .orElse(described.profile()),
                described.state(),
                described.methods(),
                described.permissions(),
                described.redirects(),
                described.origins(),
                described.secret(),
                List.copyOf(keys));
    }

    /// What is not described of a person stays.
    private static DescribedUser keeping(Optional<DescribedUser> before, DescribedUser described) {
        Optional<Email> email = described.email().or(() -> before.flatMap(DescribedUser::email));
        Profile known = before.flatMap(DescribedUser::profile).orElse(Profile.EMPTY);
        Profile profile = described
                .profile()
                .map(given -> Addresses.completed(given, known))
                .orElse(known);
        return new DescribedUser(
                described.name(),
                email,
                described.displayName().or(() -> before.flatMap(DescribedUser::displayName)),
                described.state().or(() -> before.flatMap(DescribedUser::state)),
                described.password(),
                described.roles().or(() -> before.flatMap(DescribedUser::roles)),
                Optional.of(Addresses.led(profile, email)));
    }

    private static <T> Optional<Map<String, Object>> one(
            List<T> all, java.util.function.Predicate<T> which, Function<T, Map<String, Object>> writing) {
        return all.stream().filter(which).findFirst().map(writing);
    }
}
