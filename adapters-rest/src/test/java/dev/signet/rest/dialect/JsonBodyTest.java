package dev.signet.rest.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class JsonBodyTest {

    private static final JsonBody BODY = new JsonBody(Set.of("a"));

    @Property
    void any_bytes_are_an_object_or_refused(@ForAll byte[] bytes, @ForAll String text) {
        refusedOrRead(bytes);
        refusedOrRead(("{\"a\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    /// The parser takes such a beginning for UTF-32 of an order that nobody uses (RFC 8259 §8.1 wants UTF-8).
    @Example
    void bytes_that_are_of_no_known_encoding_are_no_json() {
        refusedOrRead(new byte[] {0, 0, 1, 0});
        refusedOrRead(new byte[] {0, 1, 0, 0});
        refusedOrRead(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 0, 1});
    }

    private static void refusedOrRead(byte[] body) {
        try {
            assertThat(BODY.read(body)).isNotNull();
        } catch (Unacceptable refused) {
            assertThat(refused.answer().code()).isBetween(400, 422);
        }
    }
}
