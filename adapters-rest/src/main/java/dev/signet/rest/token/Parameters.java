package dev.signet.rest.token;

import java.util.Map;
import java.util.Optional;

/// The parameters of a request, whichever way they came. They hold secrets, and print nothing.
final class Parameters {

    static final String GRANT_TYPE = "grant_type";
    static final String USERNAME = "username";
    static final String PASSWORD = "password";
    static final String REFRESH_TOKEN = "refresh_token";
    static final String SCOPE = "scope";
    static final String TOKEN = "token";
    static final String CLIENT_ID = "client_id";
    static final String CLIENT_SECRET = "client_secret";
    static final String CLIENT_ASSERTION = "client_assertion";
    static final String CLIENT_ASSERTION_TYPE = "client_assertion_type";

    private final Map<String, String> values;

    Parameters(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /// The value of `name`; without a value it counts as absent (RFC 6749 §3.1).
    Optional<String> text(String name) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /// Whether `name` has a value.
    boolean has(String name) {
        return text(name).isPresent();
    }

    @Override
    public String toString() {
        return "Parameters(hidden)";
    }
}
