package dev.signet.rest.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.scim.Catalog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;

/// Whatever is asked of a list, it is asked or refused in the words of SCIM, and soon.
final class QuestionFuzzTest {

    private static final Duration SOON = Duration.ofSeconds(2);

    @Property
    void whatever_a_message_asks_is_a_question_or_refused(@ForAll("messages") String message) {
        Assertions.assertTimeoutPreemptively(SOON, () -> {
            try {
                Map<String, Object> body = Trees.object(message.getBytes(StandardCharsets.UTF_8));
                Question question = Question.of(body, Catalog.USER);
                assertThat(question.query().window()).isNotNull();
                question.projection().of(Map.of("userName", "babs"));
            } catch (ScimFault fault) {
                assertThat(fault.type()).isNotEmpty();
            }
        });
    }

    @Property
    void any_text_is_a_cursor_or_refused_as_one(@ForAll String text, @ForAll("almost") String almost) {
        for (String one : new String[] {text, almost}) {
            try {
                assertThat(Cursor.read(one, "User")).isNotNull();
            } catch (ScimFault fault) {
                assertThat(fault.type()).isEqualTo("invalidCursor");
            }
        }
    }

    @Property
    void any_bytes_are_an_object_or_refused(@ForAll byte[] bytes, @ForAll String text) {
        for (byte[] body : new byte[][] {bytes, ("{\"a\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8)}) {
            try {
                assertThat(Trees.object(body)).isNotNull();
            } catch (ScimFault fault) {
                assertThat(fault.type()).isIn("invalidSyntax", "invalidValue");
            }
        }
    }

    /// The parser takes such a beginning for UTF-32 of an order that nobody uses (RFC 8259 §8.1 wants UTF-8).
    @Example
    void bytes_of_no_known_encoding_are_no_json() {
        for (byte[] body : new byte[][] {{0, 0, 1, 0}, {0, 1, 0, 0}}) {
            assertThatThrownBy(() -> Trees.object(body))
                    .isInstanceOfSatisfying(
                            ScimFault.class, fault -> assertThat(fault.type()).isEqualTo("invalidSyntax"));
        }
    }

    @Provide
    Arbitrary<String> messages() {
        Arbitrary<String> name = Arbitraries.of(
                "filter", "sortBy", "sortOrder", "startIndex", "count", "cursor", "attributes", "excludedAttributes");
        Arbitrary<String> value = Arbitraries.of(
                "null",
                "true",
                "0",
                "-1",
                "1.5",
                "1e9",
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "99999999999999999999",
                "\"\"",
                "\" 7 \"",
                "\"1e999999999\"",
                "\"descending\"",
                "\"title pr\"",
                "\"emails.value\"",
                "\"urn:ietf:params:scim:schemas:core:2.0:User\"",
                "[\"userName\",\"emails.type\"]",
                "[[\"id\"]]",
                "{\"a\":1}");
        return Combinators.combine(name, value)
                .as((one, is) -> Map.entry(one, "\"%s\":%s".formatted(one, is)))
                .list()
                .uniqueElements(Map.Entry::getKey)
                .ofMaxSize(4)
                .map(members -> "{"
                        + String.join(
                                ",", members.stream().map(Map.Entry::getValue).toList()) + "}");
    }

    /// Right at its beginning.
    @Provide
    Arbitrary<String> almost() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(60).map(tail -> {
            byte[] bytes = new byte[8 + tail.length];
            System.arraycopy(dev.signet.domain.Digest.sha256("User").bytes(), 0, bytes, 0, 8);
            System.arraycopy(tail, 0, bytes, 8, tail.length);
            return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        });
    }
}
