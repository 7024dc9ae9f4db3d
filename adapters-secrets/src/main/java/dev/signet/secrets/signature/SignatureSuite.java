package dev.signet.secrets.signature;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/// What makes and checks the signatures of one algorithm.
///
/// @param signature its JCA name
/// @param signer computes it
/// @param keyType the JCA name of its keys
/// @param keys makes them, in the form that `signer` takes without converting
/// @param parameters of a new key
record SignatureSuite(
        String signature, Provider signer, String keyType, Provider keys, AlgorithmParameterSpec parameters) {

    /// A new pair.
    KeyPair make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(keyType, keys);
            generator.initialize(parameters);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The private key in `pkcs8` (RFC 5958).
    ///
    /// @throws InvalidKeySpecException if it is none of this type
    PrivateKey privateKey(byte[] pkcs8) throws InvalidKeySpecException {
        return factory().generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /// The public key in `x509` (RFC 5280 §4.1.2.7).
    ///
    /// @throws InvalidKeySpecException if it is none of this type
    PublicKey publicKey(byte[] x509) throws InvalidKeySpecException {
        return factory().generatePublic(new X509EncodedKeySpec(x509));
    }

    /// Signs `message`.
    byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature engine = Signature.getInstance(signature, signer);
            engine.initSign(key);
            engine.update(message);
            return engine.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether `candidate` is a signature of `message`.
    boolean isGood(PublicKey key, byte[] message, byte[] candidate) {
        try {
            Signature engine = Signature.getInstance(signature, signer);
            engine.initVerify(key);
            engine.update(message);
            return engine.verify(candidate);
        } catch (SignatureException malformed) { // not even the shape of one
            return false;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyFactory factory() {
        try {
            return KeyFactory.getInstance(keyType, keys);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
