package dev.signet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/// What can be said of a thing: an option here, a member there.
///
/// @param member its path, the parts separated by dots
record Field(String option, String member, Kind kind, String help) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// How the option's words become a value.
    enum Kind {
        TEXT,
        WHOLE_NUMBER,
        TRUTH,
        /// Repeated, or separated by commas.
        LIST,
        /// Repeated only, since a value may hold a comma.
        URIS,
        /// Repeated, or separated by commas or spaces; one text in the end.
        WORDS
    }

    OptionSpec spec() {
        var spec = OptionSpec.builder(option).description(help);
        return switch (kind) {
            case TEXT -> spec.paramLabel("TEXT").type(String.class).build();
            case WHOLE_NUMBER -> spec.paramLabel("N").type(String.class).build();
            case TRUTH ->
                spec.arity("0..1")
                        .paramLabel("true|false")
                        .fallbackValue("true")
                        .type(Boolean.class)
                        .build();
            case LIST ->
                spec.paramLabel("WORD[,WORD]...")
                        .hideParamSyntax(true)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .splitRegex(",")
                        .build();
            case URIS ->
                spec.paramLabel("URI")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .build();
            case WORDS ->
                spec.paramLabel("WORD[,WORD]...")
                        .hideParamSyntax(true)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .splitRegex("[ ,]+")
                        .build();
        };
    }

    /// Puts what was said into `body`; nothing said, nothing put. An empty text takes the value away.
    void put(Asked asked, ObjectNode body) {
        value(asked).ifPresent(value -> {
            ObjectNode at = body;
            String[] parts = member.split("\\.", -1);
            for (int i = 0; i < parts.length - 1; i++) {
                at = at.withObjectProperty(parts[i]);
            }
            at.set(parts[parts.length - 1], value);
        });
    }

    private Optional<JsonNode> value(Asked asked) {
        return switch (kind) {
            case TEXT -> asked.option(option).map(Field::text);
            case WHOLE_NUMBER -> asked.option(option).map(this::number);
            case TRUTH -> asked.truth(option).map(NODES::booleanNode);
            case LIST, URIS -> asked.options(option).map(Field::list);
            case WORDS -> asked.options(option).map(words -> text(String.join(" ", words)));
        };
    }

    private static JsonNode text(String text) {
        return text.isEmpty() ? NODES.nullNode() : NODES.textNode(text);
    }

    private JsonNode number(String text) {
        if (text.isEmpty()) {
            return NODES.nullNode();
        }
        try {
            return NODES.numberNode(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new WrongUsage("%s must be a whole number.".formatted(option));
        }
    }

    private static JsonNode list(List<String> words) {
        ArrayNode list = NODES.arrayNode();
        words.stream().filter(word -> !word.isEmpty()).forEach(list::add);
        return list;
    }
}
