package dev.signet.application.signature;

import dev.signet.application.FixedEntropy;
import dev.signet.domain.signature.Jwk;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class InMemoryClientAssertionsTest implements ClientAssertionsContract {

    private final InMemoryClientAssertions assertions = new InMemoryClientAssertions(new FixedEntropy(1));

    @Override
    public ClientAssertions assertions() {
        return assertions;
    }

    @Override
    public List<SigningClient> clients() {
        return List.of(client(), client(), client());
    }

    private SigningClient client() {
        Jwk key = assertions.newKey();
        return new SigningClient() {
            @Override
            public Jwk key() {
                return key;
            }

            @Override
            public String sign(Map<String, @Nullable Object> header, Map<String, @Nullable Object> claims) {
                return assertions.sign(key, header, claims);
            }
        };
    }
}
