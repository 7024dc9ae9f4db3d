package dev.signet.application.signature;

import dev.signet.domain.signature.Jwk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the JWTs by which clients prove themselves (RFC 7523): EdDSA, ES256 and RS256.
public interface ClientAssertions {

    /// The longest assertion that is looked at, in characters.
    int LONGEST = 8192;

    /// What `assertion` says of its issuer, before anything is verified; empty if it is no compact JWS with JSON
    /// claims.
    Optional<String> claimedIssuer(String assertion);

    /// The claims, if one of `keys` signed the assertion with an algorithm that fits the key. A `kid` in the header
    /// picks the key; `crit`, embedded keys and unsigned tokens are refused. A `typ` other than `JWT` and
    /// `client-authentication+jwt` is refused.
    Optional<Map<String, @Nullable Object>> verify(String assertion, List<Jwk> keys);
}
