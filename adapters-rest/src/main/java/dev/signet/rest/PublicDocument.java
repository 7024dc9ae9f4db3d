package dev.signet.rest;

import dev.signet.domain.Digest;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;

/// A document that anybody may keep for a while: its bytes and what HTTP caches need to know of them.
public final class PublicDocument {

    private static final int TAG_LENGTH = 16;

    /// Pages of any origin may read what anybody may read (Fetch §3.2.3).
    private static final String EVERYBODY = "*";

    private final byte[] bytes;
    private final String etag;
    private final String cacheControl;
    private final MediaType type;

    /// JSON.
    public PublicDocument(byte[] bytes, Duration lifetime) {
        this(bytes, lifetime, MediaType.APPLICATION_JSON_TYPE);
    }

    /// @param lifetime how long it may be kept unasked (`max-age`, RFC 9111 §5.2.2.1)
    public PublicDocument(byte[] bytes, Duration lifetime, MediaType type) {
        this.type = type;
        this.bytes = bytes.clone();
        byte[] digest = Arrays.copyOf(Digest.sha256(bytes).bytes(), TAG_LENGTH);
        this.etag = '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(digest) + '"';
        this.cacheControl = "public, max-age=" + lifetime.toSeconds();
    }

    /// The document, or 304 to who has it already (RFC 9110 §13.1.2).
    public MutableHttpResponse<byte[]> answer(HttpRequest<?> request) {
        boolean known =
                request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream().anyMatch(this::isNamedIn);
        var answer = known ? HttpResponse.<byte[]>notModified() : HttpResponse.ok(bytes);
        if (!known) {
            answer.contentType(type);
        }
        return answer.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, cacheControl)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, EVERYBODY);
    }

    private boolean isNamedIn(String header) {
        for (String candidate : header.split(",", -1)) {
            String tag = candidate.strip();
            if (tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag)) {
                return true;
            }
        }
        return false;
    }
}
