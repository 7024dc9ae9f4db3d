package dev.signet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What is done with clients alone.
final class ClientVerbs {

    private ClientVerbs() {}

    static int rotateSecret(Asked asked) {
        return rotate(asked, "/secret", "client_secret", "secret");
    }

    static int rotateHmacKey(Asked asked) {
        return rotate(asked, "/hmac-key", "hmac_key", "HMAC key");
    }

    private static int rotate(Asked asked, String path, String member, String what) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        asked.number("--overlap-seconds").ifPresent(seconds -> body.put("overlap_seconds", seconds));
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
