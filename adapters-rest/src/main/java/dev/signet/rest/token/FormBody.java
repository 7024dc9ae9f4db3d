package dev.signet.rest.token;

import dev.signet.rest.dialect.Parameters;
import dev.signet.rest.dialect.Unacceptable;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads `application/x-www-form-urlencoded` (RFC 6749 appendix B): UTF-8, and every parameter once (§3.2).
final class FormBody {

    private static final int MOST_PARAMETERS = 64;

    /// What extensions allow more than once (RFC 8707 §2, RFC 8693 §2.1).
    private static final Set<String> REPEATABLE = Set.of("resource", "audience");

    private FormBody() {}

    static Parameters read(byte[] body) {
        Map<String, String> values = new HashMap<>();
        int seen = 0;
        for (Map.Entry<String, List<String>> parameter : decode(body).entrySet()) {
            String name = utf8(parameter.getKey());
            seen += parameter.getValue().size();
            if (parameter.getValue().size() > 1 && !REPEATABLE.contains(name)) {
                throw Unacceptable.request("A parameter is repeated");
            }
            values.put(name, utf8(parameter.getValue().getFirst()));
        }
        if (seen > MOST_PARAMETERS) {
            throw Unacceptable.request("There are too many parameters");
        }
        return new Parameters(values);
    }

    /// Reads every byte as one character, so that what was percent-encoded and what was not meet again in
    /// [#utf8]. A `#` ends the query of a URL, and for this decoder a form too; in a form it is a character
    /// like any other.
    private static Map<String, List<String>> decode(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1).replace("#", "%23");
        try {
            return new QueryStringDecoder(text, StandardCharsets.ISO_8859_1, false, MOST_PARAMETERS + 1, true)
                    .parameters();
        } catch (IllegalArgumentException e) {
            throw Unacceptable.request("The body is not properly percent-encoded");
        }
    }

    private static String utf8(String bytes) {
        if (bytes.chars().allMatch(c -> c < 0x80)) {
            return bytes;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Unacceptable.request("The body is not UTF-8");
        }
    }
}
