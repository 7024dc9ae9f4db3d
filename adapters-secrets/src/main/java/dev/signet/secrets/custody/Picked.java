package dev.signet.secrets.custody;

import dev.signet.application.KeysUnavailable;
import dev.signet.domain.signature.SecretReference;
import dev.signet.domain.signature.SecretText;
import dev.signet.secrets.JsonMembers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a reference means of the text that lies there: all of it, or one member of the JSON object that it
/// is.
final class Picked {

    private Picked() {}

    /// The part of `text` that `reference` names.
    ///
    /// @throws KeysUnavailable if there is no such part
    static SecretText from(String text, SecretReference reference) {
        return reference
                .member()
                .map(name -> JsonMembers.read(text.getBytes(StandardCharsets.UTF_8))
                        .map(members -> member(members, name, reference))
                        .orElseThrow(() -> new KeysUnavailable(reference + ": there is no JSON object there")))
                .orElseGet(() -> new SecretText(text));
    }

    /// The part of the object `members` that `reference` names: without a member, the object as JSON.
    static SecretText from(Map<String, @Nullable Object> members, SecretReference reference) {
        return reference
                .member()
                .map(name -> member(members, name, reference))
                .orElseGet(() -> new SecretText(json(members)));
    }

    private static SecretText member(Map<String, @Nullable Object> members, String name, SecretReference reference) {
        Object value = members.get(name);
        return switch (value) {
            case null -> throw new KeysUnavailable(reference + ": the object there has no such member");
            case Map<?, ?> inner -> new SecretText(json(named(inner)));
            default -> new SecretText(value.toString());
        };
    }

    private static Map<String, @Nullable Object> named(Map<?, ?> inner) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        inner.forEach((name, value) -> members.put(String.valueOf(name), value));
        return members;
    }

    private static String json(Map<String, @Nullable Object> members) {
        return new String(JsonMembers.write(members), StandardCharsets.UTF_8);
    }
}
