package dev.signet.bootstrap.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.signet.bootstrap.storage.CannotStart;
import dev.signet.domain.InvalidValue;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Reads the lines of a file one after the other, however long it is.
final class Lines {

    private static final CSVFormat CSV = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();

    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// What Windows writes before UTF-8.
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final Consumer<Line> taker;
    private final BiConsumer<Long, String> refusal;

    /// @param refusal is told the number of a line that cannot be read, and why
    Lines(Consumer<Line> taker, BiConsumer<Long, String> refusal) {
        this.taker = taker;
        this.refusal = refusal;
    }

    /// Comma-separated values (RFC 4180), the names of the fields in the first line. Nothing after a line that is
    /// not well-formed can be trusted to begin where it seems to.
    void csv(BufferedReader text) throws IOException {
        skipMark(text);
        try (CSVParser parser = CSV.parse(text)) {
            if (parser.getHeaderNames().isEmpty()) {
                throw new CannotStart("The file is empty; its first line must name the fields.");
            }
            Line.mistake(parser.getHeaderNames()).ifPresent(mistake -> {
                throw new CannotStart("The first line must name the fields, and " + mistake + ".");
            });
            long before = 1;
            try {
                for (CSVRecord row : parser) {
                    record(row, before + 1);
                    before = parser.getCurrentLineNumber();
                }
            } catch (UncheckedIOException | IllegalStateException e) {
                refusal.accept(before + 1, "is not well-formed, and nothing after it was read");
            }
        } catch (IllegalArgumentException e) {
            throw new CannotStart("The first line must name each field once.");
        }
    }

    private void record(CSVRecord row, long number) {
        if (!row.isConsistent()) {
            refusal.accept(number, "has more or fewer fields than the first line");
            return;
        }
        Map<String, String> fields = new HashMap<>();
        row.toMap().forEach((name, value) -> {
            if (!value.isEmpty()) {
                fields.put(name, value);
            }
        });
        taker.accept(new Line(number, fields));
    }

    /// An object of JSON on each line.
    void json(BufferedReader text, JsonMapper mapper) throws IOException {
        skipMark(text);
        long number = 0;
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            number++;
            if (!line.isBlank()) {
                object(line, number, mapper);
            }
        }
    }

    private static void skipMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
    }

    private void object(String line, long number, JsonMapper mapper) {
        Line read;
        try {
            requireOnce(line);
            read = new Line(number, fields(mapper.readValue(line, Argument.of(JsonNode.class))));
        } catch (InvalidValue e) {
            refusal.accept(number, String.valueOf(e.getMessage()));
            return;
        } catch (IOException e) {
            refusal.accept(number, "is no object of JSON"); // what it says may quote the line
            return;
        }
        taker.accept(read);
    }

    /// The mapper takes the last of two members of one name, and overlooks what follows the object.
    private static void requireOnce(String line) throws IOException {
        try (JsonParser parser = STRICT.createParser(line)) {
            parser.nextToken();
            parser.skipChildren();
            InvalidValue.unless(parser.nextToken() == null, "is more than one object of JSON");
        }
    }

    private static Map<String, String> fields(JsonNode node) {
        InvalidValue.unless(node.isObject(), "is no object of JSON");
        Map<String, String> fields = new HashMap<>();
        node.entries().forEach(member -> {
            JsonNode value = joined(member.getValue());
            InvalidValue.unless(value.isValueNode(), "holds something that is neither text, number nor truth value");
            if (!value.isNull()) {
                fields.put(member.getKey(), value.coerceStringValue());
            }
        });
        return fields;
    }

    /// A list of texts as one text, as CSV would have it.
    private static JsonNode joined(JsonNode value) {
        if (!value.isArray()) {
            return value;
        }
        List<String> texts = new ArrayList<>();
        value.values().forEach(one -> {
            InvalidValue.unless(one.isString(), "holds a list of something that is no text");
            texts.add(one.getStringValue());
        });
        return texts.isEmpty() ? JsonNode.nullNode() : JsonNode.createStringNode(String.join(",", texts));
    }
}
