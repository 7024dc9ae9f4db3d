package dev.signet.rest.token;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.client.ClientAssertion;
import dev.signet.domain.client.ClientAuthentication;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.credential.ClientSecret;
import dev.signet.rest.dialect.Parameters;
import dev.signet.rest.dialect.Unacceptable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Reads what a request offers as proof of its client: one way and no more (RFC 6749 §2.3).
final class ClientCredentials {

    /// The type of an assertion that is a JWT (RFC 7523 §2.2).
    static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static final String BASIC = "Basic ";

    private ClientCredentials() {}

    /// @throws Unacceptable if there are several ways, or one that is not known or not well-formed
    static ClientAuthentication of(HttpRequest<?> request, Parameters parameters) {
        String authorization = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (authorization == null || authorization.isBlank()) {
            return inBody(parameters);
        }
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            throw ClientErrors.unacceptable();
        }
        return basic(authorization.substring(BASIC.length()).strip(), parameters);
    }

    /// Whether there is something in the header that could be a client's proof; elsewhere than at the form dialect's
    /// endpoints other schemes belong to somebody else.
    static boolean areBasic(HttpRequest<?> request) {
        String authorization = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, BASIC, 0, BASIC.length());
    }

    /// What the body alone offers.
    static ClientAuthentication inBody(Parameters parameters) {
        Optional<ClientId> client = parameters.text(Parameters.CLIENT_ID).map(ClientCredentials::clientId);
        Optional<String> secret = parameters.text(Parameters.CLIENT_SECRET);
        Optional<String> assertion = parameters.text(Parameters.CLIENT_ASSERTION);
        if (secret.isPresent() && assertion.isPresent()) {
            throw severalWays();
        }
        if (assertion.isPresent() || parameters.has(Parameters.CLIENT_ASSERTION_TYPE)) {
            return byAssertion(client, assertion, parameters.text(Parameters.CLIENT_ASSERTION_TYPE));
        }
        if (secret.isPresent()) {
            return new ClientAuthentication.BySecret(
                    client.orElseThrow(() -> Unacceptable.request("client_id is missing")),
                    new ClientSecret(secret.get()),
                    ClientAuthenticationMethod.CLIENT_SECRET_POST);
        }
        return client.<ClientAuthentication>map(ClientAuthentication.Named::new)
                .orElseGet(ClientAuthentication.Absent::new);
    }

    private static ClientAuthentication byAssertion(
            Optional<ClientId> client, Optional<String> assertion, Optional<String> type) {
        if (assertion.isEmpty() || type.isEmpty()) {
            throw Unacceptable.request("client_assertion and client_assertion_type belong together");
        }
        if (!type.get().equals(JWT_BEARER)) {
            throw ClientErrors.unacceptable();
        }
        return new ClientAuthentication.ByAssertion(new ClientAssertion(assertion.get()), client);
    }

    private static ClientAuthentication basic(String encoded, Parameters parameters) {
        if (parameters.has(Parameters.CLIENT_SECRET)
                || parameters.has(Parameters.CLIENT_ASSERTION)
                || parameters.has(Parameters.CLIENT_ASSERTION_TYPE)) {
            throw severalWays();
        }
        String pair = decode(encoded);
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw ClientErrors.unacceptable();
        }
        ClientId client = clientId(formDecoded(pair.substring(0, colon)));
        if (!parameters.text(Parameters.CLIENT_ID).map(client.value()::equals).orElse(true)) {
            throw ClientErrors.unacceptable(); // whoever claims to be two clients has proved to be neither
        }
        var secret = new ClientSecret(formDecoded(pair.substring(colon + 1)));
        return new ClientAuthentication.BySecret(client, secret, ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    }

    private static String decode(String encoded) {
        try {
            byte[] bytes = Base64.getDecoder().decode(encoded);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw ClientErrors.unacceptable();
        }
    }

    /// Both halves are form-encoded before they are joined (RFC 6749 §2.3.1).
    private static String formDecoded(String text) {
        try {
            return QueryStringDecoder.decodeComponent(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ClientErrors.unacceptable();
        }
    }

    private static ClientId clientId(String text) {
        try {
            return new ClientId(text);
        } catch (InvalidValue e) {
            throw ClientErrors.unacceptable();
        }
    }

    private static Unacceptable severalWays() {
        return Unacceptable.request("A client must authenticate in one way only");
    }
}
