package dev.signet.benchmarks.load;

import io.netty.handler.codec.http.FullHttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// One login, then refresh after refresh, each with the token of the answer before. A broken chain logs in again.
final class RefreshChain implements Conversation {

    private final URI endpoint;
    private final Credentials credentials;
    private final Call login;
    private Optional<String> refreshToken = Optional.empty();

    RefreshChain(URI endpoint, Credentials credentials, Call login) {
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.login = login;
    }

    @Override
    public boolean prepared() {
        return refreshToken.isPresent();
    }

    @Override
    public FullHttpRequest next() {
        return refreshToken
                .map(token ->
                        Call.post(endpoint, credentials, Map.of("grant_type", "refresh_token", "refresh_token", token)))
                .orElse(login)
                .request();
    }

    @Override
    public boolean hears(int status, InputStream body) throws IOException {
        refreshToken = Optional.empty();
        if (status == 200) {
            refreshToken = Members.text(body, "refresh_token");
        }
        return refreshToken.isPresent();
    }
}
