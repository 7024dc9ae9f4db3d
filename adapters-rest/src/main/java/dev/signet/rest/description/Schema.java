package dev.signet.rest.description;

import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.signature.SignatureAlgorithm;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/// What JSON may stand somewhere (JSON Schema 2020-12, as OpenAPI 3.1 has it).
///
/// @param name under which others refer to it; empty: it is written where it is used
/// @param keywords its keywords; values may be schemas themselves
public record Schema(Optional<String> name, Map<String, Object> keywords) {

    /// Anything.
    public static final Schema ANY = new Schema(Optional.empty(), Map.of());

    /// Nothing but null.
    public static final Schema NULL = typed("null");

    /// True or false.
    public static final Schema FLAG = typed("boolean");

    /// Any text at all.
    public static final Schema STRING = typed("string");

    /// A text without NUL, which no store keeps.
    public static final Schema TEXT = pattern("^[^\\u0000]*$");

    /// A moment (RFC 3339).
    public static final Schema TIME = typed("string").with("format", "date-time");

    private static final String TYPE = "type";

    public Schema {
        keywords = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(keywords));
    }

    private static Schema typed(String type) {
        return ANY.with(TYPE, type);
    }

    /// A text of so many characters.
    public static Schema text(int least, int most) {
        return (least == 0 ? TEXT : pattern("^(?=[^\\u0000]*\\S)[^\\u0000]*$"))
                .with("minLength", least)
                .with("maxLength", most);
    }

    /// A text that this regular expression finds something in (ECMA-262).
    public static Schema pattern(String expression) {
        return typed("string").with("pattern", expression);
    }

    /// One of these texts.
    public static Schema words(List<String> words) {
        return typed("string").with("enum", words);
    }

    /// The word for one of the constants.
    public static Schema words(Class<? extends Enum<?>> constants) {
        return words(
                Arrays.stream(constants.getEnumConstants()).map(Schema::word).toList());
    }

    /// A whole number.
    public static Schema whole(long least, long most) {
        return typed("integer").with("minimum", least).with("maximum", most);
    }

    /// A list of these.
    public static Schema list(Schema element) {
        return typed("array").with("items", element);
    }

    /// An object with these members, and maybe others.
    public static Schema object(Map<String, Schema> members, Set<String> required) {
        Schema object = typed("object").with("properties", inOrder(members));
        return required.isEmpty()
                ? object
                : object.with("required", required.stream().sorted().toList());
    }

    /// An object with exactly these members.
    public static Schema exactly(Map<String, Schema> members) {
        return object(members, members.keySet()).closed();
    }

    /// An object of any members with such values.
    public static Schema map(Schema values) {
        return typed("object").with("additionalProperties", values);
    }

    /// One of these.
    public static Schema either(Schema... schemas) {
        return ANY.with("anyOf", List.of(schemas));
    }

    /// What the answer type `record` looks like when it is written.
    public static Schema of(Class<?> record) {
        return RecordSchemas.of(record);
    }

    /// The same and no other members.
    public Schema closed() {
        return with("additionalProperties", false);
    }

    /// The same with members that may be missing.
    public Schema or(Map<String, Schema> more) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (keywords.get("properties") instanceof Map<?, ?> members) {
            members.forEach((key, value) -> all.put(String.valueOf(key), value));
        }
        all.putAll(inOrder(more));
        return with("properties", all);
    }

    /// The same, or null.
    public Schema orNull() {
        boolean plain = name.isEmpty() && keywords.get(TYPE) instanceof String && !keywords.containsKey("enum");
        return plain && !equals(NULL) ? with(TYPE, List.of(keywords.get(TYPE), "null")) : either(this, NULL);
    }

    /// The same where everything may be missing: a patch (RFC 7396).
    public Schema patch() {
        Map<String, Object> rest = new LinkedHashMap<>(keywords);
        rest.remove("required");
        return new Schema(Optional.empty(), rest);
    }

    /// The same under a name.
    public Schema named(String name) {
        return new Schema(Optional.of(name), keywords);
    }

    /// The same with one more keyword.
    public Schema with(String keyword, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(keywords);
        more.put(keyword, value);
        return new Schema(name, more);
    }

    private static String word(Enum<?> constant) {
        return switch (constant) {
            case SignatureAlgorithm algorithm -> algorithm.wireName();
            case GrantType grant -> grant.wireName();
            case ClientAuthenticationMethod method -> method.wireName();
            case AuditAction action -> action.wireName();
            case Enum<?> other -> other.name().toLowerCase(Locale.ROOT);
        };
    }

    /// `members` in an order that is the same in every process, so that the nodes of a deployment serve one document:
    /// their own, or that of the names.
    static <V> Map<String, V> inOrder(Map<String, V> members) {
        return members instanceof SequencedMap ? members : new TreeMap<>(members);
    }
}
