package dev.signet.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// One command as it was asked: its words, and what follows from them.
final class Asked {

    private static final String USUAL_SERVER = "http://127.0.0.1:8140";

    private final Surroundings surroundings;
    private final ParseResult words;

    Asked(Surroundings surroundings, ParseResult words) {
        this.surroundings = surroundings;
        this.words = words;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Secrets secrets() {
        return new Secrets(surroundings);
    }

    /// Where answers are shown.
    Screen screen() {
        return new Screen(surroundings, flag("--json"));
    }

    /// The name of the thing.
    String name() {
        return words.matchedPositionalValue(0, "");
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(words.matchedOptionValue(name, (String) null));
    }

    Optional<List<String>> options(String name) {
        return Optional.ofNullable(words.matchedOptionValue(name, (List<String>) null));
    }

    Optional<Integer> number(String name) {
        return Optional.ofNullable(words.matchedOptionValue(name, (Integer) null));
    }

    Optional<Boolean> truth(String name) {
        return Optional.ofNullable(words.matchedOptionValue(name, (Boolean) null));
    }

    boolean flag(String name) {
        return truth(name).orElse(false);
    }

    /// The file that an option names.
    Path file(String name) {
        return surroundings.directory().resolve(name);
    }

    /// The API of the server that is meant, and the right to use it.
    AdminApi api() {
        HttpClient.Builder http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NEVER);
        option("--ca").map(this::file).map(Trust::in).ifPresent(http::sslContext);
        String server = server();
        return new AdminApi(http.build(), server, secrets().token(option("--token-file")));
    }

    private String server() {
        String text = option("--server")
                .or(() -> Optional.ofNullable(surroundings.environment().get("SIGNET_SERVER"))
                        .filter(value -> !value.isBlank()))
                .orElse(USUAL_SERVER);
        try {
            URI uri = URI.create(text);
            boolean usable = uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            if (usable) {
                return text.replaceFirst("/+$", "");
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new WrongUsage("'%s' is no address of a server, such as %s.".formatted(text, USUAL_SERVER));
    }
}
