package dev.signet.application.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.signature.Jwk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What [ClientAssertions] promises. Those who implement it say how a client signs.
public interface ClientAssertionsContract {

    /// A client that can sign.
    interface SigningClient {

        /// What it registers.
        Jwk key();

        /// A compact JWS of `claims` with exactly this header beside the right `alg`.
        String sign(Map<String, @Nullable Object> header, Map<String, @Nullable Object> claims);
    }

    /// The reader under test.
    ClientAssertions assertions();

    /// New clients, one for each of EdDSA, ES256 and RS256.
    List<SigningClient> clients();

    @Test
    default void reads_what_the_client_signed() {
        for (SigningClient client : clients()) {
            for (Map<String, @Nullable Object> header :
                    List.of(header(), header("typ", "JWT"), header("typ", "client-authentication+jwt"))) {
                String assertion = client.sign(header, claims());
                assertThat(assertions().verify(assertion, List.of(client.key())))
                        .contains(claims());
            }
        }
    }

    @Test
    default void says_whom_an_assertion_claims_to_be_from_before_anything_is_verified() {
        SigningClient client = clients().getFirst();
        assertThat(assertions().claimedIssuer(client.sign(header(), claims()))).contains("console");
        assertThat(assertions().claimedIssuer(client.sign(header(), Map.of("iss", 7L))))
                .isEmpty();
        assertThat(assertions().claimedIssuer(client.sign(header(), Map.of("sub", "console"))))
                .isEmpty();
        for (String text : List.of("", "..", "a.b.c", "e30.e30.e30", "x".repeat(ClientAssertions.LONGEST + 1))) {
            assertThat(assertions().claimedIssuer(text)).as(text).isEmpty();
        }
    }

    @Test
    default void refuses_the_signature_of_another_client() {
        List<SigningClient> ours = clients();
        List<SigningClient> theirs = clients();
        for (int i = 0; i < ours.size(); i++) {
            String assertion = theirs.get(i).sign(header(), claims());
            assertThat(assertions().verify(assertion, List.of(ours.get(i).key())))
                    .isEmpty();
            assertThat(assertions().verify(assertion, List.of())).isEmpty();
        }
    }

    @Test
    default void finds_the_right_key_among_several_and_heeds_the_one_that_is_named() {
        List<SigningClient> clients = clients();
        List<Jwk> keys = clients.stream().map(SigningClient::key).toList();
        SigningClient signing = clients.getFirst();
        String named = signing.sign(header("kid", signing.key().thumbprint().value()), claims());
        String misnamed =
                signing.sign(header("kid", clients.getLast().key().thumbprint().value()), claims());
        assertThat(assertions().verify(signing.sign(header(), claims()), keys)).isPresent();
        assertThat(assertions().verify(named, keys)).isPresent();
        assertThat(assertions().verify(misnamed, keys)).isEmpty();
    }

    @Test
    default void refuses_headers_that_carry_more_than_they_should() {
        SigningClient client = clients().getFirst();
        List<Jwk> keys = List.of(client.key());
        for (Map<String, @Nullable Object> header : List.of(
                header("crit", List.of("exp")),
                header("jwk", new LinkedHashMap<>(client.key().members())),
                header("jku", "https://example.org/jwks"),
                header("x5u", "https://example.org/chain"),
                header("typ", "at+jwt"),
                header("typ", "dpop+jwt"),
                header("b64", false),
                header("surprise", "x"))) {
            assertThat(assertions().verify(client.sign(header, claims()), keys))
                    .as(header.toString())
                    .isEmpty();
        }
    }

    @Test
    default void refuses_an_assertion_with_any_part_changed() {
        SigningClient client = clients().getFirst();
        String assertion = client.sign(header(), claims());
        for (int i = 0; i < assertion.length(); i++) {
            char other = assertion.charAt(i) == 'A' ? 'B' : 'A';
            String changed = assertion.substring(0, i) + other + assertion.substring(i + 1);
            assertThat(assertions().verify(changed, List.of(client.key())))
                    .as("character %d", i)
                    .isEmpty();
        }
    }

    private static Map<String, @Nullable Object> header() {
        return Map.of();
    }

    private static Map<String, @Nullable Object> header(String name, Object value) {
        return Map.of(name, value);
    }

    private static Map<String, @Nullable Object> claims() {
        return Map.of("iss", "console", "sub", "console", "jti", "once", "exp", 1_772_452_800L);
    }
}
