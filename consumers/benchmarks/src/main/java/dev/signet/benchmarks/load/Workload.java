package dev.signet.benchmarks.load;

import java.util.Map;

/// What can be asked of a server.
public enum Workload {
    CLIENT_CREDENTIALS,
    REFRESH,
    PASSWORD,
    /// Of an access token that belongs to a user's login, which can be revoked.
    INTROSPECT,
    /// Of an access token that a client got for itself.
    INTROSPECT_CLIENT,
    /// Whose an API key is. It knows Signet's own paths, which no document names.
    API_KEY,
    JWKS,
    DISCOVERY;

    Conversation conversation(Endpoints endpoints, Credentials credentials) {
        Call client = Call.post(endpoints.token(), credentials, Map.of("grant_type", "client_credentials"));
        Call login = Call.post(
                endpoints.token(),
                credentials,
                Map.of("grant_type", "password", "username", credentials.user(), "password", credentials.password()));
        return switch (this) {
            case CLIENT_CREDENTIALS -> new Repetition(client, "access_token");
            case PASSWORD -> new Repetition(login, "access_token");
            case REFRESH -> new RefreshChain(endpoints.token(), credentials, login);
            case INTROSPECT -> new Introspection(login, token -> question(endpoints, credentials, token));
            case INTROSPECT_CLIENT -> new Introspection(client, token -> question(endpoints, credentials, token));
            case API_KEY -> new Repetition(validation(endpoints, credentials), "username");
            case JWKS -> new Repetition(Call.get(endpoints.jwks()), "");
            case DISCOVERY -> new Repetition(Call.get(endpoints.discovery()), "");
        };
    }

    /// All connections ask about one key: another would end it.
    private static Call validation(Endpoints endpoints, Credentials credentials) {
        String service = credentials
                .serviceToken()
                .orElseThrow(() -> new IllegalArgumentException("API keys are made under the service token only"));
        String key = credentials.apiKey(
                () -> ApiKeys.made(endpoints.beside("/credentials/api-key/rotate"), credentials.user(), service));
        return Call.json(endpoints.beside("/credentials/api-key/validate"), "{\"api_key\":\"" + key + "\"}")
                .under(service);
    }

    private static Call question(Endpoints endpoints, Credentials credentials, String token) {
        Call asking = Call.post(endpoints.introspection(), credentials, Map.of("token", token));
        return credentials.serviceToken().map(asking::under).orElse(asking);
    }
}
