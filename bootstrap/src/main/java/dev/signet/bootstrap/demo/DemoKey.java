package dev.signet.bootstrap.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.EdECPrivateKey;
import java.text.ParseException;
import java.util.Arrays;

/// An Ed25519 key as a JWK (RFC 8037 §2), named by its thumbprint.
final class DemoKey {

    private static final int LENGTH = 32;

    private DemoKey() {}

    /// A new private key.
    static String make() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] x509 = pair.getPublic().getEncoded();
            byte[] x = Arrays.copyOfRange(x509, x509.length - LENGTH, x509.length);
            byte[] d = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(x))
                    .d(Base64URL.encode(d))
                    .keyIDFromThumbprint()
                    .build()
                    .toJSONString();
        } catch (NoSuchAlgorithmException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The public half of `privateJwk`, as a set of one (RFC 7517 §5).
    static String publicHalf(String privateJwk) {
        try {
            return new JWKSet(OctetKeyPair.parse(privateJwk).toPublicJWK()).toString();
        } catch (ParseException e) {
            throw new IllegalArgumentException(DemoFile.PRIVATE_JWK + " is no Ed25519 JWK", e);
        }
    }
}
