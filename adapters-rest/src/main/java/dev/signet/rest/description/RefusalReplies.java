package dev.signet.rest.description;

import dev.signet.rest.UrlSpace;
import io.micronaut.http.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Adds to what an endpoint answers what stands in front of it: the guard, the limits, the HTTP server.
final class RefusalReplies {

    private static final Set<Integer> COME_AGAIN = Set.of(429, 503);

    List<Operation.Reply> of(String path, boolean guarded, Operation operation) {
        List<Operation.Reply> all = new ArrayList<>();
        operation.replies().forEach(reply -> all.add(worded(path, reply)));
        Set<Integer> told = all.stream().map(Operation.Reply::status).collect(Collectors.toSet());
        usual(path, guarded, operation).forEach((status, description) -> {
            if (!told.contains(status)) {
                all.add(refusal(path, status, description));
            }
        });
        return all;
    }

    private static Map<Integer, String> usual(String path, boolean guarded, Operation operation) {
        Map<Integer, String> usual = new TreeMap<>();
        usual.put(400, "The request cannot be read, or a parameter is wrong.");
        usual.put(406, "Nothing of what the request accepts can be given.");
        usual.put(414, "The URI is too long.");
        usual.put(431, "The header section is too large.");
        usual.put(503, "Not just now.");
        if (guarded) {
            usual.put(401, "No token, or one that is not good here.");
            usual.put(403, "The token does not open this.");
        }
        if (guarded && path.contains("{")) {
            usual.put(404, "There is nothing of that name.");
        }
        if (!operation.body().isEmpty()) {
            usual.put(413, "The body is too large.");
        }
        if (guarded && !operation.body().isEmpty()) {
            usual.put(415, "The body's content type is not understood here.");
            usual.put(422, "The body has wrong members; all of them are named.");
        }
        return usual;
    }

    private static Operation.Reply worded(String path, Operation.Reply reply) {
        return reply.content().containsKey("") ? refusal(path, reply.status(), reply.description()) : reply;
    }

    private static Operation.Reply refusal(String path, int status, String description) {
        return new Operation.Reply(status, description, content(path), headers(status));
    }

    private static Map<String, Schema> content(String path) {
        if (UrlSpace.speaksScim(path)) {
            return Map.of(MediaType.APPLICATION_JSON, Problems.SCIM);
        }
        return UrlSpace.speaksOAuth(path)
                ? Map.of(MediaType.APPLICATION_JSON, Problems.OAUTH)
                : Map.of(MediaType.APPLICATION_JSON_PROBLEM, Problems.PROBLEM);
    }

    private static List<String> headers(int status) {
        if (COME_AGAIN.contains(status)) {
            return List.of(Headers.RETRY_AFTER);
        }
        return status == 401 ? List.of(Headers.CHALLENGE) : List.of();
    }
}
