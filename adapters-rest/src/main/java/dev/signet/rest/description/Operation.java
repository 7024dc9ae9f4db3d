package dev.signet.rest.description;

import io.micronaut.http.MediaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an endpoint says of one of its methods, beyond what its route says already.
///
/// @param summary a sentence for people
/// @param parameters in the path, the query and the headers; those of the path that are left out are texts
/// @param body what it takes, by media type; empty: nothing
/// @param replies what it answers, the good and the bad; the guard's and the server's own are added by [OpenApi]
/// @param proofs the security schemes that it takes, if its route names none
public record Operation(
        String summary,
        List<Parameter> parameters,
        Map<String, Schema> body,
        List<Reply> replies,
        List<String> proofs) {

    /// A parameter.
    ///
    /// @param in `path`, `query` or `header`
    public record Parameter(String in, String name, Schema schema, String description) {}

    /// An answer.
    ///
    /// @param content by media type; empty: no body
    /// @param headers by their names in [Headers]
    public record Reply(int status, String description, Map<String, Schema> content, List<String> headers) {

        public Reply {
            content = Schema.inOrder(content);
        }
    }

    public Operation {
        parameters = List.copyOf(parameters);
        replies = List.copyOf(replies);
        proofs = List.copyOf(proofs);
    }

    /// Nothing is known but what it is for.
    public static Operation of(String summary) {
        return new Operation(summary, List.of(), Map.of(), List.of(), List.of());
    }

    /// It takes a parameter.
    public Operation asks(String in, String name, Schema schema, String description) {
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(new Parameter(in, name, schema, description));
        return new Operation(summary, more, body, replies, proofs);
    }

    /// It takes a body of this type.
    public Operation takes(Schema schema, String... types) {
        Map<String, Schema> more = new LinkedHashMap<>(body);
        Arrays.stream(types).forEach(type -> more.put(type, schema));
        return new Operation(summary, parameters, more, replies, proofs);
    }

    /// It answers so.
    public Operation gives(int status, Schema schema, String... headers) {
        return gives(status, "As asked.", Map.of(MediaType.APPLICATION_JSON, schema), headers);
    }

    /// It answers without a body.
    public Operation gives(int status, String description) {
        return gives(status, description, Map.of());
    }

    /// It answers so.
    public Operation gives(int status, String description, Map<String, Schema> content, String... headers) {
        List<Reply> more = new ArrayList<>(replies);
        more.add(new Reply(status, description, content, List.of(headers)));
        return new Operation(summary, parameters, body, more, proofs);
    }

    /// It refuses with this status, in the words of its path.
    public Operation refuses(int status, String description) {
        return gives(status, description, Map.of("", Schema.ANY));
    }

    /// It looks at these security schemes itself.
    public Operation proves(String... schemes) {
        return new Operation(summary, parameters, body, replies, List.of(schemes));
    }
}
