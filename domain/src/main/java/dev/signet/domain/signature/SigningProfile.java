package dev.signet.domain.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What of a request is signed, in which order. Both join the parts with `|`, which stands in none of them but
/// the body: so no two requests have one message, of whichever profiles.
public enum SigningProfile {
    /// `METHOD|URL|BODY|TIMESTAMP`, the URL with scheme and authority, as the client was told to call it.
    PERMISO,
    /// `TIMESTAMP|METHOD|PATH|BODY`.
    EXECUTION;

    private static final byte BETWEEN = '|';

    /// The bytes that are signed.
    byte[] message(String method, String target, byte[] body, String timestamp) {
        return switch (this) {
            case PERMISO -> joined(utf8(method), utf8(target), body, utf8(timestamp));
            case EXECUTION -> joined(utf8(timestamp), utf8(method), utf8(target), body);
        };
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteBuffer message = ByteBuffer.allocate(length + parts.length - 1).put(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            message.put(BETWEEN).put(parts[i]);
        }
        return message.array();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
