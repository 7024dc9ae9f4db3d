package dev.signet.rest.token;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.signet.rest.token.JsonFlaws.Flaw;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the tenant API's JSON: one object whose known members are texts. What else stands in it is skipped unread.
final class JsonBody {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxNumberLength(100)
                    .maxNameLength(1_000)
                    .maxStringLength(100_000)
                    .build())
            .build();

    private final Set<String> known;
    private final String required;

    /// @param known the members that are texts or `null`
    /// @param required the one that must be there
    JsonBody(Set<String> known, String required) {
        this.known = known;
        this.required = required;
    }

    Parameters read(byte[] body) {
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
        } catch (JsonProcessingException e) {
            throw new Unacceptable(JsonFlaws.answer(List.of(Flaw.NO_JSON)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!values.containsKey(required)
                && flaws.stream().noneMatch(flaw -> flaw.member().equals(required))) {
            flaws.add(Flaw.missing(required));
        }
        if (!flaws.isEmpty()) {
            throw new Unacceptable(JsonFlaws.answer(flaws));
        }
        return new Parameters(values);
    }

    private void readMembers(JsonParser json, Map<String, String> values, List<Flaw> flaws) throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            if (!known.contains(name)) {
                json.skipChildren();
            } else if (value == JsonToken.VALUE_STRING) {
                if (values.put(name, json.getText()) != null) {
                    flaws.add(Flaw.repeated(name));
                }
            } else if (value != JsonToken.VALUE_NULL || name.equals(required)) {
                json.skipChildren();
                flaws.add(Flaw.noText(name));
            }
        }
    }
}
