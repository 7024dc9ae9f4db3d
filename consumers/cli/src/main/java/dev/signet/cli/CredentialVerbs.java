package dev.signet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What is done with the tokens of provisioning clients, and with what is demanded of credentials.
final class CredentialVerbs {

    private CredentialVerbs() {}

    static int issueScimToken(Asked asked) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", asked.name());
        Catalogue.SCIM_TOKEN.fields().forEach(field -> field.put(asked, body));
        JsonNode made = asked.api().post(Catalogue.SCIM_TOKEN.path(asked), body).body();
        Screen screen = asked.screen();
        screen.say("scim-token %s: made".formatted(made.path("id").asText()));
        screen.show(made);
        screen.reveal("provisioning token " + asked.name(), made.path("token").asText());
        return CommandLineOfAdministration.DONE;
    }

    static int showPolicy(Asked asked) {
        asked.screen()
                .show(asked.api().get(Catalogue.CREDENTIAL_POLICY.path(asked)).body());
        return CommandLineOfAdministration.DONE;
    }

    /// The API takes the whole policy, so what is not named is sent as it stands.
    static int changePolicy(Asked asked) {
        ObjectNode said = JsonNodeFactory.instance.objectNode();
        Catalogue.CREDENTIAL_POLICY.fields().forEach(field -> field.put(asked, said));
        if (said.isEmpty()) {
            throw new WrongUsage("Nothing to change: name at least one option of the policy.");
        }
        AdminApi api = asked.api();
        String path = Catalogue.CREDENTIAL_POLICY.path(asked);
        ObjectNode whole = api.get(path).body().deepCopy();
        whole.setAll(said);
        asked.screen().show(api.put(path, whole).body());
        return CommandLineOfAdministration.DONE;
    }
}
