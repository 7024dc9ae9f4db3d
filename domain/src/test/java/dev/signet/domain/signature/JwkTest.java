package dev.signet.domain.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.InvalidValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class JwkTest {

    private static final String MODULUS =
            "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw";

    @Test
    void rfc_7638_section_3_1() {
        Jwk jwk = new Jwk(Map.of("kty", "RSA", "n", MODULUS, "e", "AQAB", "alg", "RS256", "kid", "2011-04-29"));
        assertThat(jwk.thumbprint()).isEqualTo(new KeyId("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"));
    }

    @Test
    void rfc_8037_a_3() {
        Jwk jwk = new Jwk(Map.of("kty", "OKP", "crv", "Ed25519", "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));
        assertThat(jwk.thumbprint()).isEqualTo(new KeyId("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"));
    }

    @Test
    void a_private_member_is_refused_whatever_the_key_type() {
        for (String member : List.of("d", "p", "q", "dp", "dq", "qi", "k", "oth")) {
            Map<String, String> members = new TreeMap<>(Map.of("kty", "RSA", "n", MODULUS, "e", "AQAB"));
            members.put(member, "AA");
            assertThatThrownBy(() -> new Jwk(members)).as(member).isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    void what_makes_no_key_is_refused() {
        for (Map<String, String> members : List.of(
                Map.<String, String>of(),
                Map.of("kty", "oct"),
                Map.of("kty", "RSA", "n", MODULUS),
                Map.of("kty", "EC", "crv", "P-256", "x", "AA"),
                Map.of("kty", "OKP", "crv", "Ed25519"),
                Map.of("kty", "OKP", "crv", "Ed25519", "x", "A\"A"),
                Map.of("kty", "OKP", "crv", "Ed25519", "x", "AA=="))) {
            assertThatThrownBy(() -> new Jwk(members)).as(members.toString()).isInstanceOf(InvalidValue.class);
        }
    }
}
