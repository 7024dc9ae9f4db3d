package dev.signet.secrets.signature;

import dev.signet.application.KeysUnavailable;
import dev.signet.application.signature.Signer;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.signature.Jwk;
import dev.signet.domain.signature.KeyId;
import dev.signet.domain.signature.KeyLife;
import dev.signet.domain.signature.KeySource;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.RemoteKey;
import dev.signet.domain.signature.SecretReference;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.TenantId;
import dev.signet.secrets.Sealer;
import dev.signet.secrets.custody.Custody;
import dev.signet.secrets.custody.PublicHalf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/// Signing keys whose private halves are kept elsewhere: those that are fetched, and those that sign where
/// they are.
final class KeysElsewhere {

    private static final byte[] TRIAL = "signet tries this key".getBytes(StandardCharsets.UTF_8);

    private final SignatureProviders providers;
    private final PublicKeys publicKeys;
    private final Sealer sealer;
    private final Custody custody;

    KeysElsewhere(SignatureProviders providers, PublicKeys publicKeys, Sealer sealer, Custody custody) {
        this.providers = providers;
        this.publicKeys = publicKeys;
        this.sealer = sealer;
        this.custody = custody;
    }

    /// Takes up the key at `source`, after it has signed something that verifies.
    Signer.Adoption adopt(TenantId tenant, KeySource source, SignatureAlgorithm algorithm, KeyUse use, KeyLife life) {
        try {
            Elsewhere key = switch (source) {
                case KeySource.Wrapped wrapped -> throw new IllegalArgumentException("is kept here");
                case KeySource.Reference reference -> referred(tenant, reference, algorithm);
                case KeySource.Remote remote -> remote(tenant, remote, algorithm);
            };
            fetch(key).tryWith(TRIAL);
            return new Signer.Adopted(new SigningKey(key.id(), algorithm, use, life, key.publicKey(), key.source()));
        } catch (KeysUnavailable e) {
            return new Signer.Unfit(String.valueOf(e.getMessage()));
        }
    }

    /// The private half of `key`, or what stands for it, ready to sign.
    ///
    /// @throws KeysUnavailable if it cannot be had, or what lies there now is another key
    SigningSecret fetch(Elsewhere key) {
        try {
            SigningSecret secret = switch (key.source()) {
                case KeySource.Wrapped wrapped -> throw new IllegalArgumentException("is kept here");
                case KeySource.Reference reference -> fetched(key, reference.uri());
                case KeySource.Remote remote -> remotely(key, RemoteKey.parse(remote.uri()));
            };
            custody.watch().has(key.tenant());
            return secret;
        } catch (KeysUnavailable e) {
            custody.watch().lacks(key.tenant(), String.valueOf(e.getMessage()));
            throw e;
        } catch (InvalidValue e) {
            throw new KeysUnavailable("key " + key.id() + " is kept where this release cannot look", e);
        }
    }

    private Elsewhere referred(TenantId tenant, KeySource.Reference reference, SignatureAlgorithm algorithm) {
        KeptKey kept = KeptKey.read(custody.fetch(SecretReference.parse(reference.uri())), algorithm, reference.uri());
        byte[] secret = kept.secret();
        try {
            if (algorithm == SignatureAlgorithm.HS256) {
                return new Elsewhere(tenant, sealer.nameOf(tenant, secret), algorithm, Optional.empty(), reference);
            }
            Jwk jwk = sound(publicHalf(secret, reference.uri()), algorithm, reference.uri());
            if (kept.publicHalf()
                    .filter(half -> !sound(half, algorithm, reference.uri()).equals(jwk))
                    .isPresent()) {
                throw new KeysUnavailable(reference.uri() + ": its public key is not that of its private key");
            }
            return new Elsewhere(tenant, jwk.thumbprint(), algorithm, Optional.of(jwk), reference);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private Elsewhere remote(TenantId tenant, KeySource.Remote remote, SignatureAlgorithm algorithm) {
        PublicHalf half = custody.look(RemoteKey.parse(remote.uri()), algorithm);
        Jwk jwk = sound(half.x509(), algorithm, remote.uri());
        return new Elsewhere(
                tenant,
                jwk.thumbprint(),
                algorithm,
                Optional.of(jwk),
                new KeySource.Remote(half.exactly().toString()));
    }

    private SigningSecret fetched(Elsewhere key, String uri) {
        String algorithm = key.algorithm().wireName();
        byte[] secret = KeptKey.read(custody.fetch(SecretReference.parse(uri)), key.algorithm(), uri)
                .secret();
        try {
            if (key.algorithm() == SignatureAlgorithm.HS256) {
                if (!sealer.isNamed(key.id(), key.tenant(), secret)) {
                    throw another(uri, key.id());
                }
                return SigningSecret.shared(key.id(), algorithm, secret.clone());
            }
            if (key.publicKey()
                    .filter(sound(publicHalf(secret, uri), key.algorithm(), uri)::equals)
                    .isEmpty()) {
                throw another(uri, key.id());
            }
            SignatureSuite suite = providers.suite(key.algorithm());
            PrivateKey half = suite.privateKey(secret);
            return SigningSecret.of(key.id(), algorithm, suite, half);
        } catch (InvalidKeySpecException e) {
            throw new KeysUnavailable(uri + ": is no key of " + algorithm, e);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /// A signature made elsewhere is looked at before it goes anywhere.
    private SigningSecret remotely(Elsewhere key, RemoteKey remote) {
        PublicKey half = key.publicKey()
                .flatMap(jwk -> publicKeys.of(jwk, key.algorithm()))
                .orElseThrow(() -> new KeysUnavailable(remote + ": its public half is not known"));
        SignatureSuite suite = providers.suite(key.algorithm());
        return SigningSecret.remote(key.id(), key.algorithm().wireName(), message -> {
            byte[] signature = custody.sign(remote, key.algorithm(), message);
            if (!suite.isGood(half, message, signature)) {
                throw new KeysUnavailable(remote + ": signs with another key than " + key.id());
            }
            return signature;
        });
    }

    private Jwk sound(byte[] x509, SignatureAlgorithm algorithm, String where) {
        try {
            Jwk jwk = PublicJwks.of(providers.suite(algorithm).publicKey(x509));
            if (publicKeys.of(jwk, algorithm).isPresent()) {
                return jwk;
            }
        } catch (InvalidKeySpecException | IllegalArgumentException | IllegalStateException e) {
            throw new KeysUnavailable(where + ": is no key of " + algorithm.wireName(), e);
        }
        throw new KeysUnavailable(where + ": is no sound key of " + algorithm.wireName());
    }

    /// The public half of a private key, in X.509.
    private static byte[] publicHalf(byte[] pkcs8, String where) {
        try {
            AsymmetricKeyParameter half = switch (PrivateKeyFactory.createKey(pkcs8)) {
                case RSAPrivateCrtKeyParameters rsa ->
                    new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent());
                case ECPrivateKeyParameters ec ->
                    new ECPublicKeyParameters(
                            new FixedPointCombMultiplier()
                                    .multiply(ec.getParameters().getG(), ec.getD()),
                            ec.getParameters());
                case Ed25519PrivateKeyParameters edwards -> edwards.generatePublicKey();
                default -> throw new KeysUnavailable(where + ": is a private key of a type that does not sign here");
            };
            return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(half).getEncoded();
        } catch (IOException | RuntimeException e) {
            throw e instanceof KeysUnavailable known
                    ? known
                    : new KeysUnavailable(where + ": its private key cannot be read", e);
        }
    }

    private static KeysUnavailable another(String uri, KeyId id) {
        return new KeysUnavailable(uri + ": holds another key now than " + id);
    }
}
