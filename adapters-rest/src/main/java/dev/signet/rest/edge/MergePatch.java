package dev.signet.rest.edge;

import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// JSON Merge Patch (RFC 7396 §2).
public final class MergePatch {

    private MergePatch() {}

    /// `target` as `patch` wants it.
    public static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        Map<String, JsonNode> members = new LinkedHashMap<>();
        if (target.isObject()) {
            target.entries().forEach(member -> members.put(member.getKey(), member.getValue()));
        }
        for (Map.Entry<String, JsonNode> change : patch.entries()) {
            if (change.getValue().isNull()) {
                members.remove(change.getKey());
            } else {
                JsonNode before = members.getOrDefault(change.getKey(), JsonNode.nullNode());
                members.put(change.getKey(), apply(before, change.getValue()));
            }
        }
        return JsonNode.createObjectNode(members);
    }
}
