package dev.signet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What is done with signing keys alone.
final class KeyVerbs {

    private KeyVerbs() {}

    static int rotate(Asked asked) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        Catalogue.KEY.fields().forEach(field -> field.put(asked, body));
        JsonNode made = asked.api().post(Catalogue.KEY.path(asked), body).body();
        asked.screen()
                .say("key %s: made, signs from %s"
                        .formatted(
                                made.path("kid").asText(),
                                made.path("active_from").asText()));
        asked.screen().show(made);
        return CommandLineOfAdministration.DONE;
    }

    static int retire(Asked asked) {
        asked.api().delete(Catalogue.KEY.path(asked) + "/" + Names.encoded(asked.name()));
        asked.screen().say("key %s: retired".formatted(asked.name()));
        return CommandLineOfAdministration.DONE;
    }
}
