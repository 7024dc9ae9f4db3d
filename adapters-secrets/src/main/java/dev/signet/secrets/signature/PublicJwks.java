package dev.signet.secrets.signature;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.signet.domain.signature.Jwk;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/// Writes public keys as JWKs (RFC 7518 §6, RFC 8037 §2): the members that make the key and no other.
final class PublicJwks {

    private PublicJwks() {}

    /// The JWK of an RSA, P-256 or Ed25519 key.
    static Jwk of(PublicKey key) {
        JWK jwk = switch (key) {
            case RSAPublicKey rsa -> new RSAKey.Builder(rsa).build();
            case ECPublicKey ec -> new ECKey.Builder(Curve.P_256, ec).build();
            default -> new OctetKeyPair.Builder(Curve.Ed25519, edwardsPoint(key)).build();
        };
        Map<String, String> members = new LinkedHashMap<>();
        jwk.toPublicJWK().getRequiredParams().forEach((name, value) -> members.put(name, value.toString()));
        return new Jwk(members);
    }

    private static Base64URL edwardsPoint(PublicKey key) {
        return Base64URL.encode(SubjectPublicKeyInfo.getInstance(key.getEncoded())
                .getPublicKeyData()
                .getBytes());
    }
}
