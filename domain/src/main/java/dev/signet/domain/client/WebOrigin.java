package dev.signet.domain.client;

import dev.signet.domain.InvalidValue;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/// Where a page of a browser comes from, as the browser writes it (RFC 6454 §6.2): `https://app.example`, with a
/// port only if it is not the scheme's own. Plain http on a loopback address alone. There is no wildcard.
public record WebOrigin(String value) {

    private static final int LONGEST = 300;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public WebOrigin {
        InvalidValue.unless(
                value.length() <= LONGEST && isAcceptable(value),
                "must be an origin, such as https://app.example, in lower case and without a path; http only on loopback");
    }

    private static boolean isAcceptable(String text) {
        try {
            URI uri = URI.create(text);
            String host = uri.getHost();
            if (host == null || !text.equals(text.toLowerCase(Locale.ROOT))) {
                return false;
            }
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return text.equals(uri.getScheme() + "://" + host + port)
                    && switch (uri.getScheme()) {
                        case "https" -> isPort(uri.getPort(), 443);
                        case "http" -> LOOPBACK.contains(host) && isPort(uri.getPort(), 80);
                        default -> false;
                    };
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// None is written, or one that is not the scheme's own.
    private static boolean isPort(int port, int own) {
        return port < 0 || (port > 0 && port <= 65_535 && port != own);
    }

    @Override
    public String toString() {
        return value;
    }
}
