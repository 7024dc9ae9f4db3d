package dev.signet.bootstrap.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.Set;

/// A client that proves itself by assertions (RFC 7523).
///
/// @param id its `client_id`
/// @param key its private key
/// @param signer signs with that
record SigningClient(String id, JWK key, JWSAlgorithm algorithm, JWSSigner signer) {

    private static final int RSA_BITS = 2048;

    static SigningClient es256(String id) throws GeneralSecurityException, JOSEException {
        JWK key = new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        return of(id, key, JWSAlgorithm.ES256, "SHA256withECDSAinP1363Format");
    }

    static SigningClient rs256(String id) throws GeneralSecurityException, JOSEException {
        JWK key = new RSAKeyGenerator(RSA_BITS).keyID(id).generate();
        return of(id, key, JWSAlgorithm.RS256, "SHA256withRSA");
    }

    /// With the Ed25519 key that `jwk` is.
    static SigningClient eddsa(String id, String jwk) throws GeneralSecurityException, java.text.ParseException {
        OctetKeyPair key = OctetKeyPair.parse(jwk);
        PrivateKey secret = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, key.getDecodedD()));
        return new SigningClient(id, key, JWSAlgorithm.EdDSA, new Signer(secret, JWSAlgorithm.EdDSA, "Ed25519"));
    }

    private static SigningClient of(String id, JWK key, JWSAlgorithm algorithm, String signature) throws JOSEException {
        PrivateKey secret = ((AsymmetricJWK) key).toPrivateKey();
        return new SigningClient(id, key, algorithm, new Signer(secret, algorithm, signature));
    }

    /// An assertion for `audience`.
    String assertion(String audience, String jti) throws JOSEException {
        Instant now = Instant.now();
        SignedJWT assertion = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(id)
                        .subject(id)
                        .audience(audience)
                        .jwtID(jti)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(120)))
                        .build());
        assertion.sign(signer);
        return assertion.serialize();
    }

    /// The form that asks for a token with `assertion`.
    static String form(String assertion) {
        return "grant_type=client_credentials&client_assertion_type="
                + URLEncoder.encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", StandardCharsets.UTF_8)
                + "&client_assertion=" + assertion;
    }

    private record Signer(PrivateKey key, JWSAlgorithm algorithm, String signature) implements JWSSigner {

        @Override
        public Base64URL sign(JWSHeader header, byte[] input) throws JOSEException {
            try {
                Signature signing = Signature.getInstance(signature);
                signing.initSign(key);
                signing.update(input);
                return Base64URL.encode(signing.sign());
            } catch (GeneralSecurityException e) {
                throw new JOSEException(e.getMessage(), e);
            }
        }

        @Override
        public Set<JWSAlgorithm> supportedJWSAlgorithms() {
            return Set.of(algorithm);
        }

        @Override
        public JCAContext getJCAContext() {
            return new JCAContext();
        }
    }
}
