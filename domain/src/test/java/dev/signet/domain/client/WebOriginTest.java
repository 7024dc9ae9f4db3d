package dev.signet.domain.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.domain.InvalidValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebOriginTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example",
                "https://app.example:8443",
                "https://app.example:1",
                "https://app.example:65535",
                "http://localhost:3000",
                "http://[::1]:8080",
                "http://127.0.0.1"
            })
    void an_origin_is_what_a_browser_sends(String text) {
        assertThat(new WebOrigin(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "",
                "https://*.example",
                "https://app.example/",
                "https://app.example/path",
                "https://app.example?q",
                "https://app.example#f",
                "https://user@app.example",
                "https://App.example",
                "HTTPS://app.example",
                "https://app.example:443",
                "https://app.example:0",
                "https://app.example:99999",
                "https://app.example:65536",
                "http://localhost:80",
                "https://app.example:",
                "http://app.example",
                "ftp://app.example",
                "app.example",
                "https://a.example https://b.example"
            })
    void nothing_else_is_one(String text) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new WebOrigin(text));
    }
}
