package dev.signet.domain.audit;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `traceparent` says (W3C Trace Context §3.2): of which trace a request is a part, and what our part is called.
///
/// @param traceId 32 lower-case hexadecimal digits, not all zero
/// @param parentId 16 of them: the caller's own span
/// @param sampled whether the caller records the trace
/// @param spanId 16 of them: this server's part
public record TraceContext(String traceId, String parentId, boolean sampled, String spanId) {

    private static final int LONGEST = 512;
    private static final Pattern SHAPE =
            Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    /// Reads a header. What is not well-formed is as good as absent (§4.3); of versions to come the known part is
    /// read.
    ///
    /// @param chance of which the name of this server's part is made; it guards nothing
    public static Optional<TraceContext> parse(String header, long chance) {
        if (header.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher matcher = SHAPE.matcher(header);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String version = matcher.group(1);
        boolean good = !version.equals("ff")
                && (matcher.group(5) == null || !version.equals("00"))
                && !isZero(matcher.group(2))
                && !isZero(matcher.group(3));
        return good
                ? Optional.of(new TraceContext(
                        matcher.group(2),
                        matcher.group(3),
                        (Integer.parseInt(matcher.group(4), 16) & 1) == 1,
                        span(chance)))
                : Optional.empty();
    }

    /// What the answer says of the trace, as `traceresponse`: what this server's part is called.
    public String answer() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }

    /// Never all zero (§3.2.2.4).
    private static String span(long chance) {
        return HexFormat.of().toHexDigits(chance == 0 ? 1 : chance);
    }

    private static boolean isZero(String hex) {
        return hex.chars().allMatch(c -> c == '0');
    }
}
