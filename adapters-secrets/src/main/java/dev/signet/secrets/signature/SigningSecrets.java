package dev.signet.secrets.signature;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.application.KeysUnavailable;
import dev.signet.domain.signature.KeyId;
import dev.signet.domain.signature.KeySource;
import dev.signet.domain.signature.SealedValue;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.TenantId;
import dev.signet.secrets.Sealer;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import java.util.function.BiConsumer;

/// Unsealed private keys of any tenant, remembered: a bounded number, the idle ones forgotten.
final class SigningSecrets {

    private final SignatureProviders providers;
    private final Sealer sealer;
    private final Cache<Owned, SigningSecret> unsealed;

    /// @param remembered how many keys at most
    SigningSecrets(SignatureProviders providers, Sealer sealer, int remembered) {
        this.providers = providers;
        this.sealer = sealer;
        this.unsealed =
                Caffeine.newBuilder().maximumSize(remembered).recordStats().build();
    }

    void measureWith(BiConsumer<String, Cache<?, ?>> meters) {
        meters.accept("signing_keys", unsealed);
    }

    /// The private half of `key`.
    ///
    /// @throws KeysUnavailable if it cannot be had; another key never takes its place
    SigningSecret of(TenantId tenant, SigningKey key) {
        return unsealed.get(new Owned(tenant, key.id()), owned -> fetch(tenant, key));
    }

    /// Seals a private half for storage.
    SealedValue seal(TenantId tenant, KeyId id, byte[] secret) {
        return sealer.seal(tenant, purpose(id), secret);
    }

    private SigningSecret fetch(TenantId tenant, SigningKey key) {
        return switch (key.source()) {
            case KeySource.Wrapped wrapped -> unseal(tenant, key, wrapped.sealed());
            case KeySource.Reference reference -> throw elsewhere(key, reference.uri());
            case KeySource.Remote remote -> throw elsewhere(key, remote.uri());
        };
    }

    private SigningSecret unseal(TenantId tenant, SigningKey key, SealedValue sealed) {
        byte[] secret = sealer.open(tenant, purpose(key.id()), sealed);
        String algorithm = key.algorithm().wireName();
        if (key.algorithm() == SignatureAlgorithm.HS256) {
            return SigningSecret.shared(key.id(), algorithm, secret);
        }
        try {
            SignatureSuite suite = providers.suite(key.algorithm());
            return SigningSecret.of(key.id(), algorithm, suite, suite.privateKey(secret));
        } catch (InvalidKeySpecException e) {
            throw new KeysUnavailable("the private half of key " + key.id() + " is not a key of " + algorithm, e);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static KeysUnavailable elsewhere(SigningKey key, String uri) {
        return new KeysUnavailable(
                "the private half of key " + key.id() + " is at " + uri + ", and this deployment has no access to it");
    }

    private static String purpose(KeyId id) {
        return "signing key " + id.value();
    }

    /// A key may be of one tenant alone, whatever its name.
    private record Owned(TenantId tenant, KeyId key) {}
}
