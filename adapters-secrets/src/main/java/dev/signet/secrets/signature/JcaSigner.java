package dev.signet.secrets.signature;

import com.github.benmanes.caffeine.cache.Cache;
import dev.signet.application.Entropy;
import dev.signet.application.signature.Signer;
import dev.signet.domain.signature.Jwk;
import dev.signet.domain.signature.KeyId;
import dev.signet.domain.signature.KeyLife;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.KeySource;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.TenantId;
import dev.signet.secrets.Sealer;
import dev.signet.secrets.custody.Custody;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Signs and verifies with keys that lie sealed in the store, or are kept elsewhere. A token names its key,
/// and the key alone says by which algorithm it is verified: what the token says of that must agree (RFC
/// 8725 §3.1).
public final class JcaSigner implements Signer {

    /// Tokens that are longer are not looked at, in characters.
    public static final int LONGEST = 16_384;

    private static final Set<String> TYPES =
            Arrays.stream(Type.values()).map(Type::wireName).collect(Collectors.toUnmodifiableSet());

    private final SignatureProviders providers;
    private final SigningSecrets secrets;
    private final KeysElsewhere elsewhere;
    private final PublicKeys publicKeys;
    private final Entropy entropy;

    /// @param custody of the keys that are kept elsewhere
    /// @param remembered how many private keys, and how many public ones, stay ready at most
    public JcaSigner(SignatureProviders providers, Sealer sealer, Entropy entropy, Custody custody, int remembered) {
        this.providers = providers;
        this.publicKeys = new PublicKeys(providers, remembered);
        this.elsewhere = new KeysElsewhere(providers, publicKeys, sealer, custody);
        this.secrets = new SigningSecrets(providers, sealer, elsewhere, remembered);
        this.entropy = entropy;
    }

    /// Shows what is remembered, by name, to whoever measures it.
    public void measureWith(BiConsumer<String, Cache<?, ?>> meters) {
        secrets.measureWith(meters);
        publicKeys.measureWith("public_keys", meters);
    }

    @Override
    public SigningKey make(TenantId tenant, SignatureAlgorithm algorithm, KeyUse use, KeyLife life) {
        var event = new KeyMadeEvent();
        event.begin();
        SigningKey made = algorithm == SignatureAlgorithm.HS256
                ? makeShared(tenant, use, life)
                : makePair(tenant, algorithm, use, life);
        event.made(tenant, made);
        return made;
    }

    private SigningKey makePair(TenantId tenant, SignatureAlgorithm algorithm, KeyUse use, KeyLife life) {
        KeyPair pair = providers.suite(algorithm).make();
        Jwk jwk = PublicJwks.of(pair.getPublic());
        KeyId id = jwk.thumbprint();
        byte[] pkcs8 = pair.getPrivate().getEncoded();
        KeySource source = new KeySource.Wrapped(secrets.seal(tenant, id, pkcs8));
        Arrays.fill(pkcs8, (byte) 0);
        return new SigningKey(id, algorithm, use, life, Optional.of(jwk), source);
    }

    private SigningKey makeShared(TenantId tenant, KeyUse use, KeyLife life) {
        // A random name: a thumbprint would let anybody who reads a header try secrets against it (RFC 7638 §7).
        KeyId id = new KeyId(Base64.getUrlEncoder().withoutPadding().encodeToString(entropy.bytes(32)));
        KeySource source = new KeySource.Wrapped(secrets.seal(tenant, id, entropy.bytes(32)));
        return new SigningKey(id, SignatureAlgorithm.HS256, use, life, Optional.empty(), source);
    }

    @Override
    public Adoption adopt(TenantId tenant, KeySource source, SignatureAlgorithm algorithm, KeyUse use, KeyLife life) {
        return elsewhere.adopt(tenant, source, algorithm, use, life);
    }

    @Override
    public String sign(TenantId tenant, SigningKey key, Type type, Map<String, @Nullable Object> claims) {
        var event = new TokenSignedEvent();
        event.begin();
        String token = secrets.of(tenant, key).sign(type, claims);
        event.signed(tenant, key);
        return token;
    }

    @Override
    public Optional<Map<String, @Nullable Object>> verify(KeyRing ring, String token, Instant now) {
        var event = new TokenVerifiedEvent();
        event.begin();
        Optional<Map<String, @Nullable Object>> claims = CompactJws.parse(token, LONGEST)
                .filter(jws -> jws.type().filter(TYPES::contains).isPresent())
                .filter(jws -> keyOf(ring, jws, now)
                        .filter(key -> isGood(ring.tenant(), key, jws))
                        .isPresent())
                .flatMap(CompactJws::claims);
        event.verified(ring.tenant(), claims.isPresent());
        return claims;
    }

    private static Optional<SigningKey> keyOf(KeyRing ring, CompactJws jws, Instant now) {
        return jws.keyId()
                .filter(id -> !id.isEmpty() && id.length() <= 256)
                .flatMap(id -> ring.verifying(new KeyId(id), now))
                .filter(key -> key.algorithm().wireName().equals(jws.algorithm()));
    }

    private boolean isGood(TenantId tenant, SigningKey key, CompactJws jws) {
        return key.publicKey()
                .map(jwk -> publicKeys
                        .of(jwk, key.algorithm())
                        .filter(known -> providers.suite(key.algorithm()).isGood(known, jws.signed(), jws.signature()))
                        .isPresent())
                .orElseGet(() -> secrets.of(tenant, key).makes(jws.signature(), jws.signed()));
    }
}
