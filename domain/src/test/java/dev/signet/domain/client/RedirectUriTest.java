package dev.signet.domain.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.InvalidValue;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class RedirectUriTest {

    @Test
    void a_registered_uri_matches_exactly() {
        RedirectUri uri = new RedirectUri("https://app.example/cb?a=1");
        assertThat(uri.matches("https://app.example/cb?a=1")).isTrue();
        for (String other : List.of(
                "https://app.example/cb",
                "https://app.example/cb?a=1&b=2",
                "https://app.example/cb/../cb?a=1",
                "https://app.example:443/cb?a=1",
                "https://app.example.evil.example/cb?a=1",
                "https://app.example@evil.example/cb?a=1",
                "https://app.example/cb?a=1#x",
                "HTTPS://app.example/cb?a=1",
                "http://app.example/cb?a=1",
                "",
                "\u0000")) {
            assertThat(uri.matches(other)).as(other).isFalse();
        }
    }

    @Property
    void a_loopback_address_matches_on_any_port_and_nothing_else_changes(
            @ForAll @IntRange(min = 1, max = 65535) int port) {
        for (String host : List.of("127.0.0.1", "[::1]", "localhost")) {
            RedirectUri uri = new RedirectUri("http://" + host + ":1/cb?a=1");
            assertThat(uri.matches("http://" + host + ":" + port + "/cb?a=1")).isTrue();
            assertThat(uri.matches("http://" + host + ":" + port + "/cb")).isFalse();
            assertThat(uri.matches("http://" + host + ":" + port + "/cb?a=1#")).isFalse();
            assertThat(uri.matches("http://user@" + host + ":" + port + "/cb?a=1"))
                    .isFalse();
            assertThat(uri.matches("https://" + host + ":" + port + "/cb?a=1")).isFalse();
            assertThat(uri.matches("http://evil.example:" + port + "/cb?a=1")).isFalse();
        }
    }

    @Property
    void no_text_makes_it_fall_over(@ForAll String text) {
        assertThat(new RedirectUri("http://127.0.0.1/cb").matches(text)).isFalse();
    }

    @Test
    void what_a_browser_must_not_be_sent_to_is_refused() {
        for (String text : List.of(
                "",
                "/cb",
                "app.example/cb",
                "http://app.example/cb",
                "https:///cb",
                "https://app.example/cb#x",
                "https://user@app.example/cb",
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "myapp:/cb",
                "https://app.example/a b",
                "https://app.example/" + "x".repeat(2048))) {
            assertThatThrownBy(() -> new RedirectUri(text)).as(text).isInstanceOf(InvalidValue.class);
        }
        assertThat(new RedirectUri("com.example.app:/cb").matches("com.example.app:/cb"))
                .isTrue();
    }
}
