package dev.signet.rest.scim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.signet.rest.JsonBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// JSON as trees of maps, lists, texts, numbers and flags. Null and the empty list are the same there: unassigned
/// (RFC 7643 §2.5).
final class Trees {

    /// A value that is not there.
    static final List<Object> UNASSIGNED = List.of();

    /// Written as null.
    static final Optional<Object> NULL = Optional.empty();

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxNumberLength(100)
                    .maxNameLength(1_000)
                    .maxStringLength(100_000)
                    .build())
            .build();

    private Trees() {}

    /// The object in `body`.
    static Map<String, Object> object(byte @Nullable [] body) {
        try (JsonParser json = FACTORY.createParser(body == null ? new byte[0] : body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw ScimFault.invalidSyntax("The body must be a JSON object");
            }
            Map<String, Object> object = members(json);
            if (json.nextToken() != null) {
                throw ScimFault.invalidSyntax("The body must be one JSON object");
            }
            return object;
        } catch (IOException e) {
            throw ScimFault.invalidSyntax("The body is no JSON");
        }
    }

    /// The text that a JSON string stands for; empty if it is none that a store keeps.
    static Optional<String> text(String literal) {
        try (JsonParser json = FACTORY.createParser(literal)) {
            boolean good = json.nextToken() == JsonToken.VALUE_STRING;
            String text = good ? json.getText() : "";
            return good && isStorable(text) && json.nextToken() == null ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// The UTF-8 text of `object`.
    static byte[] write(Map<String, Object> object) {
        return JsonBytes.object(json -> {
            for (Map.Entry<String, Object> member : object.entrySet()) {
                json.writeFieldName(member.getKey());
                write(json, member.getValue());
            }
        });
    }

    /// `node` as an object.
    @SuppressWarnings("unchecked") // objects have names that are texts
    static Optional<Map<String, Object>> asObject(Object node) {
        return node instanceof Map<?, ?> map ? Optional.of((Map<String, Object>) map) : Optional.empty();
    }

    /// A copy that may be changed without changing `node`.
    static Object copy(Object node) {
        if (node instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(copy(element)));
            return copy;
        }
        return asObject(node).<Object>map(Trees::copy).orElse(node);
    }

    /// A copy that may be changed without changing `object`.
    static Map<String, Object> copy(Map<String, Object> object) {
        Map<String, Object> copy = new LinkedHashMap<>();
        object.forEach((name, value) -> copy.put(name, copy(value)));
        return copy;
    }

    private static Map<String, Object> members(JsonParser json) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            members.put(name, value(json));
        }
        return members;
    }

    private static Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> members(json);
            case START_ARRAY -> elements(json);
            case VALUE_STRING -> text(json);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDecimalValue();
            case null, default -> UNASSIGNED;
        };
    }

    /// No store keeps NUL.
    private static String text(JsonParser json) throws IOException {
        String text = json.getText();
        if (!isStorable(text)) {
            throw ScimFault.invalidValue("A text must be Unicode without NUL");
        }
        return text;
    }

    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private static List<Object> elements(JsonParser json) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(json));
        }
        return elements;
    }

    private static void write(JsonGenerator json, Object node) throws IOException {
        switch (node) {
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> member : map.entrySet()) {
                    json.writeFieldName(String.valueOf(member.getKey()));
                    write(json, member.getValue());
                }
                json.writeEndObject();
            }
            case List<?> list -> {
                json.writeStartArray();
                for (Object element : list) {
                    write(json, element);
                }
                json.writeEndArray();
            }
            case Boolean flag -> json.writeBoolean(flag);
            case Integer number -> json.writeNumber(number);
            case String text -> json.writeString(text);
            case Optional<?> none -> json.writeNull();
            default -> throw new IllegalArgumentException("not to be written: " + node.getClass());
        }
    }
}
