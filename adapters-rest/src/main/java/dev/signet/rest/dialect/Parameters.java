package dev.signet.rest.dialect;

import java.util.Map;
import java.util.Optional;

/// The parameters of a request, whichever way they came. They hold secrets, and print nothing.
public final class Parameters {

    public static final String GRANT_TYPE = "grant_type";
    public static final String USERNAME = "username";
    public static final String PASSWORD = "password";
    public static final String REFRESH_TOKEN = "refresh_token";
    public static final String MFA_CODE = "mfa_code";
    public static final String SCOPE = "scope";
    public static final String TOKEN = "token";
    public static final String CLIENT_ID = "client_id";
    public static final String CLIENT_SECRET = "client_secret";
    public static final String CLIENT_ASSERTION = "client_assertion";
    public static final String CLIENT_ASSERTION_TYPE = "client_assertion_type";

    private final Map<String, String> values;

    public Parameters(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /// The value of `name`; without a value it counts as absent (RFC 6749 §3.1).
    public Optional<String> text(String name) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /// Whether `name` has a value.
    public boolean has(String name) {
        return text(name).isPresent();
    }

    @Override
    public String toString() {
        return "Parameters(hidden)";
    }
}
