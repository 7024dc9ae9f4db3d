package dev.signet.bootstrap.description;

import dev.signet.domain.client.ClientId;
import dev.signet.domain.credential.ClientSecret;
import dev.signet.domain.tenant.TenantSlug;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What became of each described thing, in the order of the description.
public final class Changes {

    private final List<String> lines = new ArrayList<>();
    private final List<MadeSecret> secrets = new ArrayList<>();
    private int refused;

    Changes() {}

    /// A secret that was made, to be shown this once.
    public record MadeSecret(TenantSlug tenant, ClientId client, ClientSecret secret) {}

    void note(String thing, String what) {
        lines.add(thing + ": " + what);
    }

    /// Notes the steps that a thing took, or that it took none.
    void note(String thing, List<String> steps) {
        note(thing, steps.isEmpty() ? "unchanged" : String.join(", ", steps));
    }

    void refuse(String thing, String why) {
        note(thing, "REFUSED: " + why);
        refused++;
    }

    void made(TenantSlug tenant, ClientId client, ClientSecret secret) {
        secrets.add(new MadeSecret(tenant, client, secret));
    }

    /// One line for each thing, without secrets.
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /// The secrets that were made.
    public List<MadeSecret> secrets() {
        return List.copyOf(secrets);
    }

    /// The secret that was made for `client` of `tenant`.
    public Optional<ClientSecret> secretOf(String tenant, String client) {
        return secrets.stream()
                .filter(made -> made.tenant().value().equals(tenant)
                        && made.client().value().equals(client))
                .map(MadeSecret::secret)
                .findFirst();
    }

    /// Whether everything described is so now.
    public boolean complete() {
        return refused == 0;
    }
}
