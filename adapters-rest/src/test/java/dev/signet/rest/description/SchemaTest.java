package dev.signet.rest.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The order of what is written, which the nodes of a deployment have to share: the document has one ETag.
final class SchemaTest {

    /// Enough that no process has them in this order by chance.
    private static final List<String> NAMES =
            IntStream.range(10, 40).mapToObj(number -> "member" + number).toList();

    private static final Map<String, Schema> WITHOUT_ORDER =
            Map.copyOf(NAMES.stream().collect(Collectors.toMap(Function.identity(), name -> Schema.TEXT)));

    @Test
    void members_without_an_order_are_written_by_name() {
        assertThat(written(Schema.object(WITHOUT_ORDER, Set.of()))).containsExactlyElementsOf(NAMES);
        assertThat(written(Schema.object(Map.of(), Set.of()).or(WITHOUT_ORDER))).containsExactlyElementsOf(NAMES);
        assertThat(Schema.object(WITHOUT_ORDER, WITHOUT_ORDER.keySet()).keywords())
                .containsEntry("required", NAMES);
        assertThat(new Operation.Reply(200, "", WITHOUT_ORDER, List.of())
                        .content()
                        .keySet())
                .containsExactlyElementsOf(NAMES);
        assertThat((Map<?, ?>) new Components().resolve(WITHOUT_ORDER))
                .extracting(Map::keySet)
                .asString()
                .isEqualTo(NAMES.toString());
    }

    @Test
    void members_keep_the_order_they_have() {
        Map<String, Schema> declared = new LinkedHashMap<>();
        NAMES.reversed().forEach(name -> declared.put(name, Schema.TEXT));

        assertThat(written(Schema.object(declared, Set.of()))).containsExactlyElementsOf(NAMES.reversed());
    }

    private static List<String> written(Schema object) {
        Map<?, ?> keywords = (Map<?, ?>) new Components().resolve(object);
        return ((Map<?, ?>) Objects.requireNonNull(keywords.get("properties")))
                .keySet().stream().map(String::valueOf).toList();
    }
}
