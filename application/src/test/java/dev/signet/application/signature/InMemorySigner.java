package dev.signet.application.signature;

import dev.signet.application.Entropy;
import dev.signet.application.KeysUnavailable;
import dev.signet.domain.signature.Jwk;
import dev.signet.domain.signature.KeyId;
import dev.signet.domain.signature.KeyLife;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.KeySource;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SealedValue;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Signs nothing and remembers everything: a token is a name for the claims that were given with it.
public final class InMemorySigner implements Signer {

    private final Entropy entropy;
    private final Map<KeyId, TenantId> owners = new ConcurrentHashMap<>();
    private final Map<String, Signed> tokens = new ConcurrentHashMap<>();
    private final Map<String, Kept> elsewhere = new ConcurrentHashMap<>();

    /// @param entropy for the names of keys and tokens
    public InMemorySigner(Entropy entropy) {
        this.entropy = entropy;
    }

    private record Kept(SignatureAlgorithm algorithm, Optional<Jwk> jwk) {}

    private record Signed(TenantId tenant, KeyId key, Map<String, @Nullable Object> claims) {}

    /// Lets a key lie at `uri` from now on, in the place of another.
    public void keep(String uri, SignatureAlgorithm algorithm) {
        elsewhere.put(uri, new Kept(algorithm, jwk(algorithm)));
    }

    /// Moves what lies at `uri`.
    public void move(String uri, String there) {
        Optional.ofNullable(elsewhere.remove(uri)).ifPresent(kept -> elsewhere.put(there, kept));
    }

    /// Lets nothing lie at `uri` any more.
    public void lose(String uri) {
        elsewhere.remove(uri);
    }

    @Override
    public Adoption adopt(TenantId tenant, KeySource source, SignatureAlgorithm algorithm, KeyUse use, KeyLife life) {
        Kept kept = elsewhere.get(uri(source));
        if (kept == null || kept.algorithm != algorithm) {
            return new Unfit("nothing of " + algorithm.wireName() + " lies there");
        }
        KeyId id = kept.jwk.map(Jwk::thumbprint).orElseGet(() -> new KeyId("shared"));
        owners.put(id, tenant);
        return new Adopted(new SigningKey(id, algorithm, use, life, kept.jwk, source));
    }

    private static String uri(KeySource source) {
        return switch (source) {
            case KeySource.Wrapped wrapped -> "";
            case KeySource.Reference reference -> reference.uri();
            case KeySource.Remote remote -> remote.uri();
        };
    }

    private boolean isThere(SigningKey key) {
        Kept kept = elsewhere.get(uri(key.source()));
        return key.source() instanceof KeySource.Wrapped || (kept != null && kept.jwk.equals(key.publicKey()));
    }

    private Optional<Jwk> jwk(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case RS256 -> Optional.of(new Jwk(Map.of("kty", "RSA", "n", text(), "e", "AQAB")));
            case ES256 -> Optional.of(new Jwk(Map.of("kty", "EC", "crv", "P-256", "x", text(), "y", text())));
            case EDDSA -> Optional.of(new Jwk(Map.of("kty", "OKP", "crv", "Ed25519", "x", text())));
            case HS256 -> Optional.empty();
        };
    }

    @Override
    public SigningKey make(TenantId tenant, SignatureAlgorithm algorithm, KeyUse use, KeyLife life) {
        Optional<Jwk> jwk = jwk(algorithm);
        KeyId id = jwk.map(Jwk::thumbprint).orElseGet(() -> new KeyId(text()));
        owners.put(id, tenant);
        SealedValue sealed = new SealedValue("memory", entropy.bytes(32));
        return new SigningKey(id, algorithm, use, life, jwk, new KeySource.Wrapped(sealed));
    }

    @Override
    public String sign(TenantId tenant, SigningKey key, Type type, Map<String, @Nullable Object> claims) {
        if (!isThere(key) || !tenant.equals(owners.get(key.id()))) {
            throw new KeysUnavailable("no such key: " + key.id());
        }
        String token = type.wireName() + "." + text();
        tokens.put(token, new Signed(tenant, key.id(), Collections.unmodifiableMap(new LinkedHashMap<>(claims))));
        return token;
    }

    @Override
    public Optional<Map<String, @Nullable Object>> verify(KeyRing ring, String token, Instant now) {
        return Optional.ofNullable(tokens.get(token))
                .filter(signed -> signed.tenant.equals(ring.tenant()))
                .filter(signed -> ring.verifying(signed.key, now).isPresent())
                .map(Signed::claims);
    }

    private String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(entropy.bytes(32));
    }
}
