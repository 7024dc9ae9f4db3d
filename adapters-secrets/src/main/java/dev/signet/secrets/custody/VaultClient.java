package dev.signet.secrets.custody;

import dev.signet.application.KeysUnavailable;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks HashiCorp Vault in the name of this deployment.
final class VaultClient implements AutoCloseable {

    private final VaultHttp http;
    private final VaultSession session;

    VaultClient(VaultSettings settings) {
        this.http = new VaultHttp(settings);
        this.session = new VaultSession(http, settings.login());
    }

    /// What lies at `path`; empty if nothing does.
    ///
    /// @param path behind `/v1/`
    /// @param what it is, for messages
    Optional<Map<?, ?>> read(String path, String what) {
        return data(ask(path, Optional.empty()), what, () -> {});
    }

    /// What Vault answers to `body`; empty if there is nothing at `path`.
    ///
    /// @param doubt looks whether it was asked for what there is not, which Vault may call an error of its own,
    ///     and throws if so
    Optional<Map<?, ?>> write(String path, Map<String, @Nullable Object> body, String what, Runnable doubt) {
        return data(ask(path, Optional.of(body)), what, doubt);
    }

    private static Optional<Map<?, ?>> data(VaultHttp.Answer answer, String what, Runnable doubt) {
        if (answer.status() == 500) {
            doubt.run();
            throw new OutOfReach("Vault answers with the status 500");
        }
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (!answer.isGood()) {
            throw new KeysUnavailable("%s: Vault refuses (status %d)".formatted(what, answer.status()));
        }
        return Optional.of(answer.object("data"));
    }

    /// A token may have been revoked since: then, once, with another.
    private VaultHttp.Answer ask(String path, Optional<Map<String, @Nullable Object>> body) {
        String token = session.token();
        VaultHttp.Answer answer = http.send(path, Optional.of(token), body);
        if (answer.status() != 403) {
            return answer;
        }
        return session.instead(token)
                .map(other -> http.send(path, Optional.of(other), body))
                .orElse(answer);
    }

    @Override
    public void close() {
        session.close();
        http.close();
    }
}
