package dev.signet.secrets.signature;

import com.nimbusds.jose.JWSObject;
import dev.signet.secrets.JsonMembers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A compact JWS (RFC 7515 §3.1) that is well-formed and canonical and whose header says only `alg`, `kid`
/// and `typ`. Nothing in it is verified yet.
final class CompactJws {

    private static final Set<String> EXPECTED = Set.of("alg", "kid", "typ");

    private final JWSObject parsed;
    private final byte[] payload;
    private final byte[] signature;

    private CompactJws(JWSObject parsed, byte[] payload, byte[] signature) {
        this.parsed = parsed;
        this.payload = payload;
        this.signature = signature;
    }

    /// Reads `text`; empty if it is anything else, such as unsigned (`alg` `none`), with a header member
    /// that is not expected (`crit`, `jwk`, `jku`, `x5u` …) or named twice, or with base64url that has
    /// another spelling.
    ///
    /// @param longest what is longer is not looked at, in characters
    static Optional<CompactJws> parse(String text, int longest) {
        if (text.length() > longest) {
            return Optional.empty();
        }
        try {
            JWSObject parsed = JWSObject.parse(text);
            String[] parts = text.split("\\.", -1);
            if (parts.length != 3) {
                return Optional.empty();
            }
            Optional<byte[]> header = canonical(parts[0]);
            Optional<byte[]> payload = canonical(parts[1]);
            Optional<byte[]> signature = canonical(parts[2]);
            if (header.filter(CompactJws::isExpected).isEmpty() || payload.isEmpty() || signature.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new CompactJws(parsed, payload.get(), signature.get()));
        } catch (ParseException | IllegalArgumentException malformed) { // the library throws either, by kind of mistake
            return Optional.empty();
        }
    }

    /// The `alg` header.
    String algorithm() {
        return parsed.getHeader().getAlgorithm().getName();
    }

    /// The `kid` header.
    Optional<String> keyId() {
        return Optional.ofNullable(parsed.getHeader().getKeyID());
    }

    /// The `typ` header as it is spelt.
    Optional<String> type() {
        return Optional.ofNullable(parsed.getHeader().getType()).map(type -> type.getType());
    }

    /// What the signature covers (RFC 7515 §5.2).
    byte[] signed() {
        return parsed.getSigningInput();
    }

    /// The signature.
    byte[] signature() {
        return signature;
    }

    /// The payload as the members of a JSON object; empty if it is none.
    Optional<Map<String, @Nullable Object>> claims() {
        return JsonMembers.read(payload);
    }

    private static boolean isExpected(byte[] header) {
        return JsonMembers.read(header)
                .filter(members -> EXPECTED.containsAll(members.keySet()))
                .filter(members -> members.values().stream().allMatch(String.class::isInstance))
                .isPresent();
    }

    private static Optional<byte[]> canonical(String part) {
        byte[] bytes = Base64.getUrlDecoder().decode(part);
        String spelling = new String(Base64.getUrlEncoder().withoutPadding().encode(bytes), StandardCharsets.US_ASCII);
        return spelling.equals(part) ? Optional.of(bytes) : Optional.empty();
    }
}
