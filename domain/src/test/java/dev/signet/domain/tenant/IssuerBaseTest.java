package dev.signet.domain.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.InvalidValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IssuerBaseTest {

    private static final TenantSlug ACME = new TenantSlug("acme");

    @Test
    void issuers_derive_from_it_with_or_without_a_slash_at_its_end() {
        for (String text : List.of("https://id.example", "https://id.example/")) {
            IssuerBase base = new IssuerBase(text);
            assertThat(base.issuer(ACME, IssuerForm.ROOT).value()).isEqualTo("https://id.example");
            assertThat(base.issuer(ACME, IssuerForm.TENANT).value()).isEqualTo("https://id.example/acme");
        }
        assertThat(new IssuerBase("https://example.org/auth/").value()).isEqualTo("https://example.org/auth");
    }

    @Test
    void plain_http_is_for_this_machine_alone() {
        for (String host : List.of("localhost", "127.0.0.1", "[::1]")) {
            assertThat(new IssuerBase("http://" + host + ":8080").isLoopback())
                    .as(host)
                    .isTrue();
            assertThat(new IssuerBase("https://" + host).isLoopback()).as(host).isTrue();
        }
        assertThat(new IssuerBase("https://id.example").isLoopback()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "id.example",
                "https:///",
                "https://id.example?tenant=acme",
                "https://id.example?",
                "https://id.example#top",
                "https://user@id.example",
                "http://id.example",
                "http://localhost.evil.example",
                "ftp://localhost",
                "https://id example"
            })
    void nothing_else_is_one(String text) {
        assertThatThrownBy(() -> new IssuerBase(text)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void the_first_of_several_is_the_one_that_tokens_carry_and_each_is_answered_to() {
        var main = new IssuerBase("http://localhost:8080");
        var other = new IssuerBase("http://127.0.0.1:8080");
        var issuers = new Issuers(List.of(main, other), ACME);
        assertThat(issuers.main()).isEqualTo(main);
        for (IssuerBase base : List.of(main, other)) {
            assertThat(issuers.belongsTo(base.value() + "/acme", ACME)).isTrue();
            assertThat(issuers.belongsTo(base.value(), ACME)).isTrue();
            assertThat(issuers.belongsTo(base.value(), new TenantSlug("globex")))
                    .isFalse();
        }
    }
}
