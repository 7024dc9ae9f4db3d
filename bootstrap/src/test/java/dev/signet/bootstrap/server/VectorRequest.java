package dev.signet.bootstrap.server;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A request over HTTP as a vector writes it, its variables replaced.
record VectorRequest(String method, String path, Map<String, String> headers, String body) {

    private static final Set<String> MEMBERS = Set.of("method", "path", "headers", "form", "json", "text");

    static VectorRequest of(@Nullable Object node) {
        Map<String, @Nullable Object> members = VectorValues.known(node, MEMBERS);
        Map<String, String> headers = new HashMap<>(VectorValues.texts(members.get("headers")));
        String body = "";
        if (members.containsKey("form")) {
            headers.put("Content-Type", "application/x-www-form-urlencoded");
            body = VectorValues.texts(members.get("form")).entrySet().stream()
                    .map(field -> url(field.getKey()) + "=" + url(field.getValue()))
                    .collect(Collectors.joining("&"));
        } else if (members.containsKey("json")) {
            headers.putIfAbsent("Content-Type", "application/json");
            body = JSONObjectUtils.toJSONString(VectorValues.members(members.get("json")));
        } else if (members.containsKey("text")) {
            body = String.valueOf(members.get("text"));
        }
        return new VectorRequest(
                String.valueOf(members.get("method")), String.valueOf(members.get("path")), headers, body);
    }

    Caller.Answer send(Caller caller) {
        return caller.send(method, path, body, headers);
    }

    private static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
