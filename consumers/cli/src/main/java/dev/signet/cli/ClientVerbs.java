package dev.signet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What is done with clients alone.
final class ClientVerbs {

    private static final List<Column> CREDENTIALS = List.of(
            new Column("CREDENTIAL", "id"),
            new Column("KIND", "kind"),
            new Column("STATE", "state"),
            new Column("VERSION", "version"),
            new Column("MADE AT", "createdAt"),
            new Column("EXPIRES AT", "expiresAt"),
            new Column("LAST USED AT", "lastUsedAt"),
            new Column("MADE BY", "madeBy"));

    private ClientVerbs() {}

    static int rotateSecret(Asked asked) {
        return rotate(asked, "/secret", "client_secret", "secret");
    }

    static int rotateHmacKey(Asked asked) {
        return rotate(asked, "/hmac-key", "hmac_key", "HMAC key");
    }

    static int credentials(Asked asked) {
        Screen.Rows rows = asked.screen().rows(CREDENTIALS);
        List<JsonNode> items = List.copyOf(asked.api()
                .get(address(asked) + "/credentials")
                .body()
                .path("items")
                .valueStream()
                .toList());
        if (!items.isEmpty()) {
            rows.add(items);
        }
        rows.end();
        return CommandLineOfAdministration.DONE;
    }

    static int revokeCredential(Asked asked) {
        String credential = asked.option("--credential").orElse("");
        asked.api().delete(address(asked) + "/credentials/" + Names.encoded(credential));
        asked.screen().say("client %s: credential %s revoked".formatted(asked.name(), credential));
        return CommandLineOfAdministration.DONE;
    }

    private static int rotate(Asked asked, String path, String member, String what) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        asked.number("--overlap").ifPresent(seconds -> body.put("overlap_seconds", seconds));
        JsonNode made = asked.api().post(address(asked) + path, body).body();
        Screen screen = asked.screen();
        screen.say("client %s: given a new %s".formatted(asked.name(), what));
        if (asked.flag("--json")) {
            screen.show(made);
        }
        screen.reveal(
                "%s of client %s".formatted(what, asked.name()),
                made.path(member).asText());
        return CommandLineOfAdministration.DONE;
    }

    private static String address(Asked asked) {
        return Catalogue.CLIENT.path(asked) + "/" + Names.encoded(asked.name());
    }
}
