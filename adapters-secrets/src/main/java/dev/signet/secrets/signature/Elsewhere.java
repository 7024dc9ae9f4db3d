package dev.signet.secrets.signature;

import dev.signet.domain.signature.Jwk;
import dev.signet.domain.signature.KeyId;
import dev.signet.domain.signature.KeySource;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.TenantId;
import java.util.Optional;

/// A key whose private half is kept elsewhere; when it signs does not matter here.
record Elsewhere(TenantId tenant, KeyId id, SignatureAlgorithm algorithm, Optional<Jwk> publicKey, KeySource source) {

    static Elsewhere of(TenantId tenant, SigningKey key) {
        return new Elsewhere(tenant, key.id(), key.algorithm(), key.publicKey(), key.source());
    }
}
