package dev.signet.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signet.cli.Resource.Manner;
import java.io.IOException;
import java.nio.file.Files;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// What is done alike with things of every kind.
final class Things {

    private static final int MANY = 1000;

    private final Resource kind;

    Things(Resource kind) {
        this.kind = kind;
    }

    int list(Asked asked) {
        Screen screen = asked.screen();
        Screen.Rows rows = screen.rows(kind.columns());
        int most = asked.number("--limit").orElse(Integer.MAX_VALUE);
        if (most < 1) {
            throw new WrongUsage("--limit must be at least 1.");
        }
        int[] left = {most};
        asked.api().pages(kind.path(asked), most, page -> {
            List<JsonNode> wanted = page.subList(0, Math.min(page.size(), left[0]));
            if (!wanted.isEmpty()) {
                rows.add(wanted);
            }
            left[0] -= wanted.size();
            return left[0] > 0 && !screen.isClosed();
        });
        rows.end();
        return CommandLineOfAdministration.DONE;
    }

    int show(Asked asked) {
        asked.screen().show(find(asked, asked.api()).body());
        return CommandLineOfAdministration.DONE;
    }

    int create(Asked asked) {
        AdminApi api = asked.api();
        ObjectNode body = body(asked, JsonNodeFactory.instance.objectNode());
        if (kind.manner() == Manner.DEFINED) {
            requireNew(asked, api);
            return define(asked, api, body, "created");
        }
        if (!asked.name().isEmpty()) {
            body.put(kind.key(), asked.name());
        }
        extras(asked, body);
        JsonNode made = api.post(kind.path(asked), body).body();
        String name = made.path(kind.key()).asText(asked.name());
        Screen screen = asked.screen();
        screen.say("%s %s: created".formatted(kind.noun(), name));
        screen.show(made);
        if (made.hasNonNull("client_secret")) {
            screen.reveal("secret of client " + name, made.path("client_secret").asText());
        }
        return CommandLineOfAdministration.DONE;
    }

    int update(Asked asked) {
        ObjectNode said = body(asked, JsonNodeFactory.instance.objectNode());
        if (said.isEmpty()) {
            throw new WrongUsage("Nothing to change: name at least one option of the thing.");
        }
        AdminApi api = asked.api();
        AdminApi.Answer before = find(asked, api);
        if (kind.manner() == Manner.DEFINED) {
            ObjectNode whole = before.body().deepCopy();
            whole.setAll(said);
            return define(asked, api, whole, "changed");
        }
        return changed(asked, api.patch(place(asked, before.body()), said, before.version()), "changed");
    }

    int suspend(Asked asked) {
        return state(asked, false, "suspended");
    }

    int resume(Asked asked) {
        return state(asked, true, "resumed");
    }

    int delete(Asked asked) {
        AdminApi api = asked.api();
        JsonNode left = api.delete(address(asked, api)).body();
        String ends = left.path("ends_at").asText("");
        asked.screen()
                .say("%s %s: %s"
                        .formatted(
                                kind.noun(),
                                asked.name(),
                                ends.isEmpty() ? "deleted" : "refused from now on, gone at " + ends));
        return CommandLineOfAdministration.DONE;
    }

    int setPassword(Asked asked) {
        AdminApi api = asked.api();
        String password = asked.secrets().password(asked.option("--password-file"));
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("password", password);
        api.put(address(asked, api) + "/password", body);
        asked.screen().say("user %s: password set".formatted(asked.name()));
        return CommandLineOfAdministration.DONE;
    }

    private int state(Asked asked, boolean active, String what) {
        AdminApi api = asked.api();
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        if (kind.isUser()) {
            patch.put("active", active);
        } else {
            patch.put("state", active ? "active" : "suspended");
        }
        return changed(asked, api.patch(address(asked, api), patch, Optional.empty()), what);
    }

    private int changed(Asked asked, AdminApi.Answer after, String what) {
        Screen screen = asked.screen();
        screen.say("%s %s: %s".formatted(kind.noun(), asked.name(), what));
        screen.show(after.body());
        return CommandLineOfAdministration.DONE;
    }

    private int define(Asked asked, AdminApi api, ObjectNode whole, String what) {
        return changed(
                asked,
                new AdminApi.Answer(
                        api.put(kind.path(asked) + "/" + Names.encoded(asked.name()), whole)
                                .body(),
                        Optional.empty()),
                what);
    }

    /// What is defined by PUT would be replaced without a word.
    private void requireNew(Asked asked, AdminApi api) {
        try {
            find(asked, api);
        } catch (Refused e) {
            if (e.isUnknown()) {
                return;
            }
            throw e;
        }
        throw Refused.because("There is a %s of that name; update it.".formatted(kind.noun()));
    }

    /// What was said of the thing, over what a file says of it.
    private ObjectNode body(Asked asked, ObjectNode onto) {
        asked.option("--from").ifPresent(file -> onto.setAll(document(asked, file)));
        kind.fields().forEach(field -> field.put(asked, onto));
        return onto;
    }

    /// What only a new thing is given.
    private static void extras(Asked asked, ObjectNode body) {
        asked.option("--password-file").map(asked.secrets()::read).ifPresent(word -> body.put("password", word));
        asked.option("--client-secret-file")
                .map(asked.secrets()::read)
                .ifPresent(word -> body.put("client_secret", word));
        asked.option("--jwks").map(file -> document(asked, file)).ifPresent(keys -> {
            if (keys.has("keys")) {
                body.set("jwks", keys);
            } else {
                body.withObjectProperty("jwks").withArrayProperty("keys").add(keys);
            }
        });
    }

    private static ObjectNode document(Asked asked, String file) {
        try {
            byte[] text =
                    file.equals("-") ? asked.surroundings().in().readAllBytes() : Files.readAllBytes(asked.file(file));
            if (AdminApi.JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            // said below
        } catch (IOException e) {
            throw new WrongUsage("The file %s cannot be read.".formatted(file));
        }
        throw new WrongUsage("The file %s holds no JSON object.".formatted(file));
    }

    /// The thing that is meant, with its version where it has one.
    private AdminApi.Answer find(Asked asked, AdminApi api) {
        if (kind.isUser() || kind.noun().equals("role") || kind.manner() == Manner.OWN) {
            return listed(asked, api);
        }
        return api.get(kind.path(asked) + "/" + Names.encoded(asked.name()));
    }

    /// Found in its list: what the API does not show by name. A user is then read by their id, for the version.
    private AdminApi.Answer listed(Asked asked, AdminApi api) {
        if (kind.isUser()) {
            return api.get(address(asked, api));
        }
        List<JsonNode> found = new ArrayList<>();
        api.pages(kind.path(asked), MANY, page -> {
            page.stream()
                    .filter(thing -> thing.path(kind.key()).asText().equals(asked.name()))
                    .forEach(found::add);
            return found.isEmpty();
        });
        if (found.isEmpty()) {
            throw Refused.unknown(kind.noun());
        }
        return new AdminApi.Answer(found.getFirst(), Optional.empty());
    }

    /// Where the named thing is.
    String address(Asked asked, AdminApi api) {
        if (!kind.isUser()) {
            return kind.path(asked) + "/" + Names.encoded(asked.name());
        }
        return kind.path(asked) + "/" + Names.encoded(userId(asked, api));
    }

    private String place(Asked asked, JsonNode thing) {
        return kind.path(asked) + "/"
                + Names.encoded(kind.isUser() ? thing.path("id").asText() : asked.name());
    }

    /// A user is named by their name or their id.
    private String userId(Asked asked, AdminApi api) {
        if (isId(asked.name())) {
            return asked.name();
        }
        JsonNode found = api.get(kind.path(asked) + "?userName=" + Names.encoded(asked.name()))
                .body()
                .path("items")
                .path(0);
        String name = folded(asked.name());
        boolean isMeant = name.equals(folded(found.path("userName").asText()))
                || name.equals(folded(found.path("email").asText()));
        if (!isMeant) {
            throw Refused.unknown(kind.noun()); // a server that does not know the parameter answers with anybody
        }
        return found.path("id").asText();
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static boolean isId(String name) {
        try {
            return UUID.fromString(name).toString().equalsIgnoreCase(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
