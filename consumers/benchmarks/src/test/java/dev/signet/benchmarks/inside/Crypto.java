package dev.signet.benchmarks.inside;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import dev.signet.domain.signature.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/// One key and its bare signatures, by the fastest provider there is: the raw limit of a token.
final class Crypto {

    private final KeyPair keys;
    private final String name;
    private final byte[] message;
    private final byte[] signature;

    Crypto(SignatureAlgorithm algorithm, byte[] message) throws GeneralSecurityException {
        this.keys = make(algorithm);
        this.name = switch (algorithm) {
            case RS256 -> "SHA256withRSA";
            case ES256 -> "SHA256withECDSAinP1363Format";
            case EDDSA -> "Ed25519";
            case HS256 -> throw new IllegalArgumentException("has no key pair");
        };
        this.message = message.clone();
        this.signature = sign();
    }

    byte[] sign() throws GeneralSecurityException {
        Signature signing = Signature.getInstance(name, AmazonCorrettoCryptoProvider.INSTANCE);
        signing.initSign(keys.getPrivate());
        signing.update(message);
        return signing.sign();
    }

    boolean verify() throws GeneralSecurityException {
        Signature verifying = Signature.getInstance(name, AmazonCorrettoCryptoProvider.INSTANCE);
        verifying.initVerify(keys.getPublic());
        verifying.update(message);
        return verifying.verify(signature);
    }

    private static KeyPair make(SignatureAlgorithm algorithm) throws GeneralSecurityException {
        // Keys of another provider would be converted at every signature. It has no Ed25519 keys, and takes the JDK's.
        KeyPairGenerator generator = switch (algorithm) {
            case RS256 -> KeyPairGenerator.getInstance("RSA", AmazonCorrettoCryptoProvider.INSTANCE);
            case ES256 -> KeyPairGenerator.getInstance("EC", AmazonCorrettoCryptoProvider.INSTANCE);
            case EDDSA -> KeyPairGenerator.getInstance("Ed25519");
            case HS256 -> throw new IllegalArgumentException("has no key pair");
        };
        switch (algorithm) {
            case RS256 -> generator.initialize(new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
            case ES256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
            case EDDSA, HS256 -> {}
        }
        return generator.generateKeyPair();
    }
}
