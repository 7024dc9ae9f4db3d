package dev.signet.secrets.signature;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.signet.application.KeysUnavailable;
import dev.signet.domain.signature.KeyId;
import dev.signet.domain.signature.KeySource;
import dev.signet.domain.signature.SealedValue;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.TenantId;
import dev.signet.secrets.Sealer;
import java.security.spec.InvalidKeySpecException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BiConsumer;

/// Private keys of any tenant, ready to sign: a bounded number, the idle ones forgotten. Those that are
/// kept elsewhere are fetched again every [#FRESH] behind the requests, and forgotten after [#BRIDGED]: an
/// outage there is bridged for so long, and a key taken away there is gone by then.
final class SigningSecrets {

    static final Duration FRESH = Duration.ofMinutes(5);
    static final Duration BRIDGED = Duration.ofHours(1);

    private final SignatureProviders providers;
    private final Sealer sealer;
    private final Cache<Owned, SigningSecret> unsealed;
    private final LoadingCache<Elsewhere, SigningSecret> fetched;

    /// @param remembered how many keys at most
    SigningSecrets(SignatureProviders providers, Sealer sealer, KeysElsewhere elsewhere, int remembered) {
        this.providers = providers;
        this.sealer = sealer;
        this.unsealed =
                Caffeine.newBuilder().maximumSize(remembered).recordStats().build();
        this.fetched = Caffeine.newBuilder()
                .maximumSize(remembered)
                .recordStats()
                .refreshAfterWrite(FRESH)
                .expireAfterWrite(BRIDGED)
                .executor(Thread::startVirtualThread)
                .build(elsewhere::fetch);
    }

    void measureWith(BiConsumer<String, Cache<?, ?>> meters) {
        meters.accept("signing_keys", unsealed);
        meters.accept("signing_keys_elsewhere", fetched);
    }

    /// The private half of `key`, or what stands for it.
    ///
    /// @throws KeysUnavailable if it cannot be had; another key never takes its place
    SigningSecret of(TenantId tenant, SigningKey key) {
        return switch (key.source()) {
            case KeySource.Wrapped wrapped ->
                unsealed.get(new Owned(tenant, key.id()), owned -> unseal(tenant, key, wrapped.sealed()));
            case KeySource.Reference reference -> fetched.get(Elsewhere.of(tenant, key));
            case KeySource.Remote remote -> fetched.get(Elsewhere.of(tenant, key));
        };
    }

    /// Seals a private half for storage.
    SealedValue seal(TenantId tenant, KeyId id, byte[] secret) {
        return sealer.seal(tenant, purpose(id), secret);
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

    private static String purpose(KeyId id) {
        return "signing key " + id.value();
    }

    /// A key may be of one tenant alone, whatever its name.
    private record Owned(TenantId tenant, KeyId key) {}
}
