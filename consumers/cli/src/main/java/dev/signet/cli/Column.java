package dev.signet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// A column of a table.
///
/// @param member what it shows: the path of a member, its parts separated by dots
record Column(String title, String member) {

    /// The member of `thing`, for people.
    String of(JsonNode thing) {
        JsonNode at = thing;
        for (String part : member.split("\\.", -1)) {
            at = at.path(part);
        }
        return text(at);
    }

    /// A value for people: lists with commas, and a dash for nothing.
    static String text(JsonNode value) {
        if (value.isArray()) {
            return value.isEmpty()
                    ? "-"
                    : StreamSupport.stream(value.spliterator(), false)
                            .map(Column::text)
                            .collect(Collectors.joining(", "));
        }
        String text = value.isContainerNode() ? value.toString() : value.asText("");
        return value.isNull() || text.isEmpty() ? "-" : text;
    }
}
