package dev.signet.secrets.signature;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.amazon.corretto.crypto.provider.SelfTestStatus;
import dev.signet.domain.signature.SignatureAlgorithm;
import java.security.Provider;
import java.security.Security;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/// The libraries that make and check signatures: Amazon Corretto Crypto Provider where its native library loads and
/// passes its self-test, else the JDK, with Bouncy Castle for Ed25519, at which the JDK is slow. Which providers the
/// JVM has installed, and in what order, never matters.
public final class SignatureProviders {

    private final SignatureSuite rsa;
    private final SignatureSuite ecdsa;
    private final SignatureSuite edwards;
    private final boolean isNative;
    private final String report;

    private SignatureProviders(Provider rsa, Provider ec, Edwards edwards, boolean isNative, String report) {
        this.rsa = new SignatureSuite(
                "SHA256withRSA", rsa, "RSA", rsa, new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
        this.ecdsa =
                new SignatureSuite("SHA256withECDSAinP1363Format", ec, "EC", ec, new ECGenParameterSpec("secp256r1"));
        this.edwards =
                new SignatureSuite("Ed25519", edwards.signer(), "Ed25519", edwards.keys(), NamedParameterSpec.ED25519);
        this.isNative = isNative;
        this.report = report;
    }

    /// Who computes Ed25519, and who makes its keys.
    private record Edwards(Provider signer, Provider keys) {}

    /// The best that this machine has, tried out now.
    public static SignatureProviders best() {
        try {
            AmazonCorrettoCryptoProvider corretto = AmazonCorrettoCryptoProvider.INSTANCE;
            @Nullable Throwable failure = corretto.getLoadingError();
            if (failure != null) {
                return portable("native signatures off: " + failure);
            }
            if (corretto.runSelfTests() != SelfTestStatus.PASSED) {
                return portable("native signatures off: the self-test failed");
            }
            // It signs with the JDK's own Ed25519 keys and has none itself.
            Edwards edwards = new Edwards(corretto, Security.getProvider("SunEC"));
            return new SignatureProviders(
                    corretto, corretto, edwards, true, "native signatures on: " + corretto.getInfo());
        } catch (LinkageError e) { // no build of it for this machine
            return portable("native signatures off: " + e);
        }
    }

    /// What every machine has.
    public static SignatureProviders portable() {
        return portable("native signatures off by choice");
    }

    private static SignatureProviders portable(String report) {
        Provider bouncyCastle = new BouncyCastleProvider();
        return new SignatureProviders(
                Security.getProvider("SunRsaSign"),
                Security.getProvider("SunEC"),
                new Edwards(bouncyCastle, bouncyCastle),
                false,
                report);
    }

    /// Whether the native library signs.
    public boolean isNative() {
        return isNative;
    }

    /// One line for the log at start: what signs, and why if it is the slower one.
    public String report() {
        return report;
    }

    /// What serves an asymmetric algorithm.
    SignatureSuite suite(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case RS256 -> rsa;
            case ES256 -> ecdsa;
            case EDDSA -> edwards;
            case HS256 -> throw new IllegalArgumentException("HS256 has no key pair");
        };
    }
}
