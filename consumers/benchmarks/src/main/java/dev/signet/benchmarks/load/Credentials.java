package dev.signet.benchmarks.load;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who the load says it is. Not a record: a record prints itself.
public final class Credentials {

    private final String clientId;
    private final String clientSecret;
    private final String user;
    private final String password;
    private final Optional<String> serviceToken;
    private @Nullable String apiKey;

    public Credentials(
            String clientId, String clientSecret, String user, String password, Optional<String> serviceToken) {
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.user = user;
        this.password = password;
        this.serviceToken = serviceToken;
    }

    String user() {
        return user;
    }

    String password() {
        return password;
    }

    Optional<String> serviceToken() {
        return serviceToken;
    }

    /// The user's API key: the one that `maker` makes when this is asked first.
    synchronized String apiKey(Supplier<String> maker) {
        String known = apiKey;
        if (known == null) {
            known = maker.get();
            apiKey = known;
        }
        return known;
    }

    /// The client's `Authorization` header (RFC 6749 §2.3.1).
    String basic() {
        String pair = encoded(clientId) + ":" + encoded(clientSecret);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Credentials";
    }
}
