package dev.signet.domain.client;

import dev.signet.domain.InvalidValue;
import java.net.URI;
import java.util.Objects;
import java.util.Set;

/// Where a browser may be sent back to (RFC 6749 §3.1.2): registered exactly, but on a loopback address with any
/// port (RFC 8252 §7.3).
public record RedirectUri(String value) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public RedirectUri {
        InvalidValue.unless(
                value.length() <= 2048 && isAcceptable(value),
                "must be an absolute URI without fragment; http only on a loopback address");
    }

    /// Whether a request for `requested` may be answered there.
    public boolean matches(String requested) {
        if (value.equals(requested)) {
            return true;
        }
        try {
            URI mine = URI.create(value);
            URI theirs = URI.create(requested);
            return isLoopback(mine)
                    && "http".equals(theirs.getScheme())
                    && Objects.equals(mine.getHost(), theirs.getHost())
                    && Objects.equals(mine.getRawPath(), theirs.getRawPath())
                    && Objects.equals(mine.getRawQuery(), theirs.getRawQuery())
                    && theirs.getRawFragment() == null
                    && theirs.getRawUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isAcceptable(String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getScheme() == null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
                return false;
            }
            return switch (uri.getScheme()) {
                case "https" -> uri.getHost() != null;
                case "http" -> isLoopback(uri);
                case "javascript", "data", "file", "vbscript" -> false;
                default -> uri.getScheme().contains("."); // private-use schemes, RFC 8252 §7.1
            };
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isLoopback(URI uri) {
        return "http".equals(uri.getScheme()) && uri.getHost() != null && LOOPBACK.contains(uri.getHost());
    }
}
