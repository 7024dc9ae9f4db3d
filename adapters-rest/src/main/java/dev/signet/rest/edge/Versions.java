package dev.signet.rest.edge;

import dev.signet.domain.Version;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Versions as entity tags (RFC 9110 §8.8.3): `"3"`.
public final class Versions {

    private static final Pattern STRONG = Pattern.compile("\"([1-9][0-9]{0,8})\"");

    private Versions() {}

    /// The entity tag of `version`.
    public static String tag(Version version) {
        return "\"" + version.number() + "\"";
    }

    /// The version that the author of `request` saw; empty if any will do. A tag that can be none of ours, a weak
    /// one and a list included, matches nothing (§13.1.1).
    public static Optional<Version> expected(HttpRequest<?> request) {
        String header = request.getHeaders().get(HttpHeaders.IF_MATCH);
        if (header == null || header.strip().equals("*")) {
            return Optional.empty();
        }
        Matcher matcher = STRONG.matcher(header.strip());
        if (!matcher.matches()) {
            throw stale();
        }
        return Optional.of(new Version(Integer.parseInt(matcher.group(1))));
    }

    /// Somebody was faster: 412.
    public static Fault stale() {
        return Fault.of(
                HttpStatus.PRECONDITION_FAILED, "stale", "It has changed since. Read it again, then change it.");
    }
}
