package dev.signet.domain.signature;

import dev.signet.domain.Digest;
import dev.signet.domain.InvalidValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A public JSON Web Key (RFC 7517): its members as they appear in JSON. Private members are refused, so that a key
/// published by mistake cannot exist.
public record Jwk(Map<String, String> members) {

    private static final List<String> PRIVATE = List.of("d", "p", "q", "dp", "dq", "qi", "k", "oth");

    public Jwk {
        InvalidValue.unless(PRIVATE.stream().noneMatch(members::containsKey), "must hold a public key only");
        InvalidValue.unless(members.containsKey("kty"), "must have a kty");
        members = Collections.unmodifiableMap(new TreeMap<>(members));
        required(members);
    }

    /// The value of `member`; the four members that matter are always there for their key type.
    public String member(String member) {
        return Objects.requireNonNull(members.get(member), member);
    }

    /// The RFC 7638 thumbprint with SHA-256, unpadded base64url.
    public KeyId thumbprint() {
        StringBuilder canonical = new StringBuilder("{");
        for (String name : required(members)) {
            canonical
                    .append(canonical.length() == 1 ? "\"" : ",\"")
                    .append(name)
                    .append("\":\"");
            canonical.append(member(name)).append('"');
        }
        byte[] digest = Digest.sha256(canonical.append('}').toString().getBytes(StandardCharsets.UTF_8))
                .bytes();
        return new KeyId(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    }

    /// The members that make the key, in lexicographic order (RFC 7638 §3.2, RFC 8037 §2).
    private static List<String> required(Map<String, String> members) {
        List<String> names = switch (Objects.requireNonNull(members.get("kty"))) {
            case "RSA" -> List.of("e", "kty", "n");
            case "EC" -> List.of("crv", "kty", "x", "y");
            case "OKP" -> List.of("crv", "kty", "x");
            default -> throw new InvalidValue("must be of kty RSA, EC or OKP");
        };
        InvalidValue.unless(names.stream().allMatch(members::containsKey), "must have the members " + names);
        InvalidValue.unless(
                names.stream().map(members::get).allMatch(v -> v.matches("[A-Za-z0-9_-]+")),
                "must hold unpadded base64url values");
        return names;
    }
}
