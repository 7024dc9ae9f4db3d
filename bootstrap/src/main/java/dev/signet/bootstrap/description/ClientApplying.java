package dev.signet.bootstrap.description;

import dev.signet.application.Author;
import dev.signet.application.client.ChangeClient;
import dev.signet.application.client.ChooseClientSecret;
import dev.signet.application.client.RegisterClient;
import dev.signet.application.client.RegisterClientKey;
import dev.signet.application.client.RotateClientSecret;
import dev.signet.application.client.ShowClient;
import dev.signet.bootstrap.description.Description.DescribedClient;
import dev.signet.domain.Version;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientProfile;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantSlug;
import io.micronaut.context.BeanContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes clients as they are described.
final class ClientApplying {

    private final BeanContext parts;
    private final Author author;

    ClientApplying(BeanContext parts, Author author) {
        this.parts = parts;
        this.author = author;
    }

    void apply(TenantSlug slug, TenantId tenant, DescribedClient described, Changes changes) {
        String thing = "client %s/%s".formatted(slug, described.id());
        Optional<Client> before =
                parts.getBean(ShowClient.class).handle(new ShowClient.Request(tenant, described.id()));
        if (before.isEmpty()) {
            register(slug, tenant, described, changes, thing);
        } else if (before.get().profile().state() == ClientState.RETIRED) {
            changes.refuse(thing, "a client of that id was retired for good");
        } else {
            change(slug, tenant, described, before.get(), changes);
        }
    }

    private void register(TenantSlug slug, TenantId tenant, DescribedClient described, Changes changes, String thing) {
        var outcome = parts.getBean(RegisterClient.class)
                .handle(new RegisterClient.Request(
                        tenant,
                        ref -> shape(described, described.profile(), ref, Version.FIRST),
                        described.secret(),
                        described.keys(),
                        author));
        switch (outcome) {
            case RegisterClient.Registered registered -> {
                registered.made().ifPresent(secret -> changes.made(slug, described.id(), secret));
                changes.note(thing, registered.made().isPresent() ? "made, with a new secret" : "made");
            }
            case RegisterClient.IdTaken _ -> changes.refuse(thing, "its id is somebody's login name");
            case RegisterClient.BeyondAuthor _ -> changes.refuse(thing, "it may do more than you may give");
        }
    }

    private void change(TenantSlug slug, TenantId tenant, DescribedClient described, Client before, Changes changes) {
        String thing = "client %s/%s".formatted(slug, described.id());
        List<String> steps = new ArrayList<>();
        var outcome = parts.getBean(ChangeClient.class)
                .handle(new ChangeClient.Request(
                        tenant, described.id(), Optional.empty(), now -> shape(described, now), author));
        switch (outcome) {
            case ChangeClient.Changed changed -> {
                if (!changed.client().equals(before)) {
                    steps.add("changed");
                }
                secret(slug, tenant, described, before, steps, changes);
                keys(tenant, described, steps);
                changes.note(thing, steps);
            }
            case ChangeClient.Unknown _, ChangeClient.Stale _ ->
                changes.refuse(thing, "somebody else changed it at this moment; apply again");
            case ChangeClient.BeyondAuthor _ -> changes.refuse(thing, "it may do more than you may give");
        }
    }

    private void secret(
            TenantSlug slug,
            TenantId tenant,
            DescribedClient described,
            Client before,
            List<String> steps,
            Changes changes) {
        if (described.secret().isPresent()) {
            var outcome = parts.getBean(ChooseClientSecret.class)
                    .handle(new ChooseClientSecret.Request(
                            tenant, described.id(), described.secret().get(), author));
            if (outcome == ChooseClientSecret.Outcome.CHOSEN) {
                steps.add("secret replaced");
            }
        } else if (usesSecret(shape(described, before)) && !usesSecret(before)) {
            var outcome = parts.getBean(RotateClientSecret.class)
                    .handle(new RotateClientSecret.Request(tenant, described.id(), Duration.ZERO, author));
            if (outcome instanceof RotateClientSecret.Rotated(var made)) {
                changes.made(slug, described.id(), made);
                steps.add("given a new secret");
            }
        }
    }

    private void keys(TenantId tenant, DescribedClient described, List<String> steps) {
        RegisterClientKey register = parts.getBean(RegisterClientKey.class);
        described.keys().stream()
                .map(key -> register.handle(new RegisterClientKey.Request(tenant, described.id(), key, author)))
                .filter(outcome -> outcome == RegisterClientKey.Outcome.REGISTERED)
                .forEach(outcome -> steps.add("key added"));
    }

    private static boolean usesSecret(Client client) {
        return client.methods().stream().anyMatch(ClientAuthenticationMethod::usesSecret);
    }

    private static Client shape(DescribedClient described, Client now) {
        return shape(described, described.profileFrom(now.profile().state()), now.ref(), now.version());
    }

    private static Client shape(DescribedClient described, ClientProfile profile, ClientRef ref, Version version) {
        return new Client(
                ref,
                described.id(),
                profile,
                described.methods(),
                described.permissions(),
                described.redirects(),
                described.origins(),
                version);
    }
}
