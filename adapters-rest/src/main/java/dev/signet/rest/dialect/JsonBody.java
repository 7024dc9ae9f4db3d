package dev.signet.rest.dialect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.signet.rest.dialect.JsonFlaws.Flaw;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the tenant API's JSON: one object whose known members are texts or whole numbers. What else stands in it is
/// skipped unread.
public final class JsonBody {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxNumberLength(100)
                    .maxNameLength(1_000)
                    .maxStringLength(100_000)
                    .build())
            .build();

    private final Set<String> texts;
    private final Set<String> numbers;
    private final List<String> required;

    /// @param texts the members that are texts or `null`
    /// @param required those that must be there
    public JsonBody(Set<String> texts, String... required) {
        this(texts, Set.of(), required);
    }

    /// @param texts the members that are texts or `null`
    /// @param numbers the members that are whole numbers or `null`
    /// @param required those that must be there
    public JsonBody(Set<String> texts, Set<String> numbers, String... required) {
        this.texts = Set.copyOf(texts);
        this.numbers = Set.copyOf(numbers);
        this.required = List.of(required);
    }

    /// Reads `body`.
    ///
    /// @throws Unacceptable if it is no object, or a member is not what it must be
    public Parameters read(byte[] body) {
        Map<String, String> values = new HashMap<>();
        List<Flaw> flaws = new ArrayList<>();
        try (JsonParser json = FACTORY.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new Unacceptable(JsonFlaws.answer(List.of(Flaw.NO_OBJECT)));
            }
            readMembers(json, values, flaws);
            if (json.nextToken() != null) {
                throw new Unacceptable(JsonFlaws.answer(List.of(Flaw.NO_OBJECT)));
            }
        } catch (IOException e) {
            throw new Unacceptable(JsonFlaws.answer(List.of(Flaw.NO_JSON)));
        }
        for (String name : required) {
            if (!values.containsKey(name)
                    && flaws.stream().noneMatch(flaw -> flaw.member().equals(name))) {
                flaws.add(Flaw.missing(name));
            }
        }
        if (!flaws.isEmpty()) {
            throw new Unacceptable(JsonFlaws.answer(flaws));
        }
        return new Parameters(values);
    }

    private void readMembers(JsonParser json, Map<String, String> values, List<Flaw> flaws) throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            boolean isText = texts.contains(name);
            if (!isText && !numbers.contains(name)) {
                json.skipChildren();
            } else if (value == (isText ? JsonToken.VALUE_STRING : JsonToken.VALUE_NUMBER_INT)) {
                if (values.put(name, json.getText()) != null) {
                    flaws.add(Flaw.repeated(name));
                }
            } else if (value != JsonToken.VALUE_NULL || required.contains(name)) {
                json.skipChildren();
                flaws.add(isText ? Flaw.noText(name) : Flaw.noWhole(name));
            }
        }
    }
}
