package dev.signet.domain.client;

/// A JWT by which a client proves itself (RFC 7521 §4.2), as it was presented. It prints nothing: until it is used,
/// whoever reads it can pose as the client.
public final class ClientAssertion {

    private final String value;

    /// @param value the compact JWS
    public ClientAssertion(String value) {
        this.value = value;
    }

    /// The assertion itself. Who calls this is responsible for where it goes.
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "ClientAssertion(hidden)";
    }
}
