package dev.signet.rest.scim;

import dev.signet.domain.Version;
import dev.signet.domain.scim.ResourceType;
import dev.signet.domain.scim.Schema;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is said about a resource: schemas, times, place and version (RFC 7643 §3.1). Versions are weak entity tags: two
/// representations of one version need not be the same bytes (RFC 7644 §3.14).
final class Metas {

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSX").withZone(ZoneOffset.UTC);
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([1-9][0-9]{0,8})\"");

    private Metas() {}

    /// The URNs of what `tree` has.
    static List<Object> schemas(ResourceType type, Map<String, Object> tree) {
        return type.schemas()
                .filter(schema -> schema.equals(type.core()) || tree.containsKey(schema.urn()))
                .<Object>map(Schema::urn)
                .toList();
    }

    static Map<String, Object> meta(
            ResourceType type, Instant created, Instant changed, String location, Version version) {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("resourceType", type.name());
        meta.put("created", MICROS.format(created));
        meta.put("lastModified", MICROS.format(changed));
        meta.put("location", location);
        meta.put("version", tag(version));
        return meta;
    }

    static String tag(Version version) {
        return "W/\"" + version.number() + "\"";
    }

    /// The version that the author of `request` saw; empty if any will do.
    static Optional<Version> expected(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get(HttpHeaders.IF_MATCH))
                .flatMap(Metas::expected);
    }

    /// The version that `tag` stands for; empty if it stands for any.
    ///
    /// @throws ScimFault if it can be none of ours
    static Optional<Version> expected(String tag) {
        if (tag.strip().equals("*")) {
            return Optional.empty();
        }
        Matcher matcher = TAG.matcher(tag.strip());
        if (!matcher.matches()) {
            throw ScimFault.stale();
        }
        return Optional.of(new Version(Integer.parseInt(matcher.group(1))));
    }

    /// Whether the caller has `version` already.
    static boolean isKnown(HttpRequest<?> request, Version version) {
        String known = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
        if (known == null) {
            return false;
        }
        Matcher matcher = TAG.matcher(known);
        boolean same = known.strip().equals("*");
        while (matcher.find()) {
            same |= matcher.group(1).equals(String.valueOf(version.number()));
        }
        return same;
    }
}
