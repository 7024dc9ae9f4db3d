package dev.signet.application.signature;

import dev.signet.domain.signature.KeyLife;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.KeySource;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes signing keys, signs with them, and reads what they signed (RFC 7515, compact serialisation).
public interface Signer {

    /// The `typ` header of what is signed (RFC 7515 §4.1.9).
    enum Type {
        JWT("JWT"),
        ACCESS_TOKEN("at+jwt");

        private final String wireName;

        Type(String wireName) {
            this.wireName = wireName;
        }

        /// The value of the header.
        public String wireName() {
            return wireName;
        }
    }

    /// A new key whose private half is sealed for storage, named by its thumbprint.
    SigningKey make(TenantId tenant, SignatureAlgorithm algorithm, KeyUse use, KeyLife life);

    /// The key that lies at `source`, read there now and named by what it is; its private half stays where
    /// it is.
    ///
    /// @param source a reference or a remote key; the key taken up names it exactly
    Adoption adopt(TenantId tenant, KeySource source, SignatureAlgorithm algorithm, KeyUse use, KeyLife life);

    /// What became of a key that is kept elsewhere.
    sealed interface Adoption {}

    /// It can be used.
    record Adopted(SigningKey key) implements Adoption {}

    /// It cannot be had, or is none of that algorithm.
    ///
    /// @param why in a sentence without secrets
    record Unfit(String why) implements Adoption {}

    /// Signs `claims`, written as JSON in their order.
    ///
    /// @throws dev.signet.application.KeysUnavailable if the private half cannot be had
    String sign(TenantId tenant, SigningKey key, Type type, Map<String, @Nullable Object> claims);

    /// The claims of `token` if a key of `ring` that still verifies at `now` signed it, with that key's own
    /// algorithm. A header member that Signet does not write (`crit`, `jwk`, `jku`, `x5u` …), another
    /// `typ`, a token that is not compact JWS: empty.
    ///
    /// @throws dev.signet.application.KeysUnavailable if an HS256 secret is needed and cannot be had
    Optional<Map<String, @Nullable Object>> verify(KeyRing ring, String token, Instant now);
}
