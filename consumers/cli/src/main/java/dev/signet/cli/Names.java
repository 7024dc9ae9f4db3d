package dev.signet.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Names as parts of a URL.
final class Names {

    private Names() {}

    /// Percent-encoded, so that no name leaves its place.
    static String encoded(String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw new WrongUsage("'" + name + "' is no name.");
        }
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
