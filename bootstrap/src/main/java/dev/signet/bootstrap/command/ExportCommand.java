package dev.signet.bootstrap.command;

import dev.signet.application.tenant.ShowTenant;
import dev.signet.bootstrap.Document;
import dev.signet.bootstrap.description.Description;
import dev.signet.bootstrap.description.Survey;
import dev.signet.bootstrap.description.Writing;
import dev.signet.bootstrap.server.Parts;
import dev.signet.bootstrap.settings.Settings;
import dev.signet.bootstrap.storage.CannotStart;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.tenant.TenantState;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Describes what a deployment holds, in words that `apply` takes.
@Command(
        name = "export",
        description = {
            "Print tenants, scopes, roles, clients, users and groups as `apply` takes them, without any secret.",
            "Left out: tenants that are being deleted, retired clients, keys, and all that proves somebody."
        })
final class ExportCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final SettingOptions options = new SettingOptions();

    @Option(names = "--tenant", paramLabel = "SLUG", description = "This one alone; may be repeated. Without it: all.")
    private List<String> slugs = new ArrayList<>();

    @Option(names = "--json", description = "JSON instead of YAML.")
    private boolean json;

    ExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = options.read(surroundings, Map.of());
        settings.warnings().forEach(warning -> surroundings.err().println("Warning: " + warning));
        try (Parts parts = Parts.open(settings)) {
            Map<String, Object> document = Writing.document(description(parts));
            surroundings
                    .out()
                    .println(
                            json
                                    ? parts.beans().getBean(JsonMapper.class).writeValueAsString(document)
                                    : Document.write(document).stripTrailing());
            return CommandLineOfSignet.DONE;
        }
    }

    private Description description(Parts parts) {
        Survey survey = new Survey(parts.beans());
        if (slugs.isEmpty()) {
            return survey.everything();
        }
        ShowTenant show = parts.beans().getBean(ShowTenant.class);
        return new Description(slugs.stream()
                .map(slug -> show.handle(named(slug))
                        .filter(tenant -> tenant.state() != TenantState.DELETING)
                        .orElseThrow(() -> new CannotStart("There is no tenant " + slug + ".")))
                .map(survey::tenant)
                .toList());
    }

    private static TenantSlug named(String slug) {
        try {
            return new TenantSlug(slug);
        } catch (InvalidValue e) {
            throw new CannotStart("There is no tenant " + slug + ".");
        }
    }
}
