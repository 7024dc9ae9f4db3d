package dev.signet.secrets.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.signature.ClientAssertions;
import dev.signet.application.signature.ClientAssertionsContract;
import dev.signet.domain.signature.Jwk;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.secrets.JsonMembers;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class NimbusClientAssertionsTest implements ClientAssertionsContract {

    private final SignatureProviders providers = SignatureProviders.best();
    private final ClientAssertions assertions = new NimbusClientAssertions(providers, 100);

    @Override
    public ClientAssertions assertions() {
        return assertions;
    }

    @Override
    public List<SigningClient> clients() {
        return Stream.of(SignatureAlgorithm.EDDSA, SignatureAlgorithm.ES256, SignatureAlgorithm.RS256)
                .<SigningClient>map(algorithm -> new Client(
                        algorithm,
                        providers.suite(algorithm),
                        providers.suite(algorithm).make()))
                .toList();
    }

    @Test
    void a_key_is_also_known_by_the_name_it_was_registered_with() {
        SigningClient client = clients().getFirst();
        Map<String, String> members = new LinkedHashMap<>(client.key().members());
        members.put("kid", "console-1");
        List<Jwk> keys = List.of(new Jwk(members));
        assertThat(assertions.verify(client.sign(Map.of("kid", "console-1"), Map.of("iss", "console")), keys))
                .isPresent();
        assertThat(assertions.verify(client.sign(Map.of("kid", "console-2"), Map.of("iss", "console")), keys))
                .isEmpty();
    }

    @Test
    void a_token_that_says_another_algorithm_than_its_keys_is_refused() {
        for (SigningClient client : clients()) {
            for (String alg : List.of("none", "HS256", "PS256", "ES384", "ES256K")) {
                String assertion = client.sign(Map.of("alg", alg), Map.of("iss", "console"));
                assertThat(assertions.verify(assertion, List.of(client.key())))
                        .as(alg)
                        .isEmpty();
            }
        }
    }

    private record Client(SignatureAlgorithm algorithm, SignatureSuite suite, KeyPair pair) implements SigningClient {

        @Override
        public Jwk key() {
            return PublicJwks.of(pair.getPublic());
        }

        @Override
        public String sign(Map<String, @Nullable Object> header, Map<String, @Nullable Object> claims) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("alg", algorithm.wireName());
            members.putAll(header);
            String input = encoded(JsonMembers.write(members)) + "." + encoded(JsonMembers.write(claims));
            return input + "." + encoded(suite.sign(pair.getPrivate(), input.getBytes(StandardCharsets.US_ASCII)));
        }

        private static String encoded(byte[] bytes) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }
    }
}
