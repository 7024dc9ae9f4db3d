package dev.signet.secrets.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.signature.Jwk;
import dev.signet.domain.signature.SignatureAlgorithm;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Published vectors, and signatures that must not count, with every library that may serve.
final class SignatureVectorsTest {

    private static final String RFC_7515_PAYLOAD =
            "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    private static final Jwk EC = new Jwk(Map.of(
            "kty", "EC",
            "crv", "P-256",
            "x", "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
            "y", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"));
    private static final String EC_INPUT = "eyJhbGciOiJFUzI1NiJ9." + RFC_7515_PAYLOAD;
    private static final String EC_SIGNATURE =
            "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    private static final Jwk EDWARDS =
            new Jwk(Map.of("kty", "OKP", "crv", "Ed25519", "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));
    private static final String EDWARDS_INPUT = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
    private static final String EDWARDS_SIGNATURE =
            "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
    private static final Jwk RSA = new Jwk(
            Map.of(
                    "kty",
                    "RSA",
                    "e",
                    "AQAB",
                    "n",
                    "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ"));
    private static final String RSA_SIGNATURE =
            "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";
    private static final BigInteger ORDER_OF_P256 =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    static List<SignatureProviders> libraries() {
        return List.of(SignatureProviders.best(), SignatureProviders.portable());
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void the_signatures_of_rfc_7515_and_rfc_8037_are_good(SignatureProviders libraries) {
        assertThat(isGood(
                        libraries,
                        SignatureAlgorithm.RS256,
                        RSA,
                        "eyJhbGciOiJSUzI1NiJ9." + RFC_7515_PAYLOAD,
                        decoded(RSA_SIGNATURE)))
                .isTrue();
        assertThat(isGood(libraries, SignatureAlgorithm.ES256, EC, EC_INPUT, decoded(EC_SIGNATURE)))
                .isTrue();
        assertThat(isGood(libraries, SignatureAlgorithm.EDDSA, EDWARDS, EDWARDS_INPUT, decoded(EDWARDS_SIGNATURE)))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void a_changed_message_or_signature_is_bad(SignatureProviders libraries) {
        assertThat(isGood(libraries, SignatureAlgorithm.ES256, EC, EC_INPUT + "A", decoded(EC_SIGNATURE)))
                .isFalse();
        for (SignatureAlgorithm algorithm :
                List.of(SignatureAlgorithm.ES256, SignatureAlgorithm.EDDSA, SignatureAlgorithm.RS256)) {
            for (int length : List.of(0, 1, 63, 64, 65, 128, 255, 256, 257)) {
                assertThat(isGood(libraries, algorithm, keyFor(algorithm), EC_INPUT, new byte[length]))
                        .as("%s %d", algorithm, length)
                        .isFalse();
                byte[] ones = new byte[length];
                Arrays.fill(ones, (byte) 0xff);
                assertThat(isGood(libraries, algorithm, keyFor(algorithm), EC_INPUT, ones))
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void an_ecdsa_signature_out_of_range_or_in_the_other_encoding_is_bad(SignatureProviders libraries) {
        byte[] good = decoded(EC_SIGNATURE);
        byte[] r = Arrays.copyOf(good, 32);
        byte[] s = Arrays.copyOfRange(good, 32, 64);
        byte[] n = HexFormat.of().parseHex(ORDER_OF_P256.toString(16));
        byte[] zero = new byte[32];
        for (byte[] bad : List.of(
                joined(zero, zero),
                joined(zero, s),
                joined(r, zero),
                joined(n, s),
                joined(r, n),
                joined(n, n),
                joined(s, r))) {
            assertThat(isGood(libraries, SignatureAlgorithm.ES256, EC, EC_INPUT, bad))
                    .isFalse();
        }
        byte[] der = joined(
                joined(HexFormat.of().parseHex("30450220"), r),
                joined(HexFormat.of().parseHex("022100"), s));
        assertThat(isGood(libraries, SignatureAlgorithm.ES256, EC, EC_INPUT, der))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void an_edwards_signature_whose_scalar_is_not_reduced_is_bad(SignatureProviders libraries) {
        byte[] malleated = decoded(EDWARDS_SIGNATURE);
        BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        BigInteger scalar = littleEndian(Arrays.copyOfRange(malleated, 32, 64)).add(order);
        for (int i = 0; i < 32; i++) {
            malleated[32 + i] = scalar.shiftRight(8 * i).byteValue();
        }
        assertThat(isGood(libraries, SignatureAlgorithm.EDDSA, EDWARDS, EDWARDS_INPUT, malleated))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void unsound_keys_are_no_keys(SignatureProviders libraries) {
        PublicKeys keys = new PublicKeys(libraries, 10);
        Map<String, String> offCurve = Map.of("kty", "EC", "crv", "P-256", "x", EC.member("x"), "y", EC.member("x"));
        Map<String, String> short1024 =
                Map.of("kty", "RSA", "e", "AQAB", "n", RSA.member("n").substring(0, 171));
        Map<String, String> one = Map.of("kty", "RSA", "e", "AQ", "n", RSA.member("n"));
        Map<String, String> shortPoint = Map.of("kty", "OKP", "crv", "Ed25519", "x", "AAAA");
        assertThat(keys.of(new Jwk(offCurve), SignatureAlgorithm.ES256)).isEmpty();
        assertThat(keys.of(new Jwk(short1024), SignatureAlgorithm.RS256)).isEmpty();
        assertThat(keys.of(new Jwk(one), SignatureAlgorithm.RS256)).isEmpty();
        assertThat(keys.of(new Jwk(shortPoint), SignatureAlgorithm.EDDSA)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void a_key_serves_its_own_algorithm_alone(SignatureProviders libraries) {
        PublicKeys keys = new PublicKeys(libraries, 10);
        assertThat(keys.of(RSA, SignatureAlgorithm.RS256)).isPresent();
        for (SignatureAlgorithm other :
                List.of(SignatureAlgorithm.ES256, SignatureAlgorithm.EDDSA, SignatureAlgorithm.HS256)) {
            assertThat(keys.of(RSA, other)).isEmpty();
        }
        assertThat(PublicKeys.algorithmOf(with(EC, "crv", "P-384"))).isEmpty();
        assertThat(PublicKeys.algorithmOf(with(EC, "use", "enc"))).isEmpty();
        assertThat(PublicKeys.algorithmOf(with(RSA, "alg", "PS256"))).isEmpty();
        assertThat(PublicKeys.algorithmOf(with(EDWARDS, "crv", "X25519"))).isEmpty();
        assertThat(PublicKeys.algorithmOf(with(with(EC, "use", "sig"), "alg", "ES256")))
                .contains(SignatureAlgorithm.ES256);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void a_library_says_what_it_is(SignatureProviders libraries) {
        assertThat(libraries.report())
                .startsWith(libraries.isNative() ? "native signatures on" : "native signatures off");
    }

    private static boolean isGood(
            SignatureProviders libraries, SignatureAlgorithm algorithm, Jwk jwk, String input, byte[] signature) {
        PublicKey key = new PublicKeys(libraries, 10).of(jwk, algorithm).orElseThrow();
        return libraries.suite(algorithm).isGood(key, input.getBytes(StandardCharsets.US_ASCII), signature);
    }

    private static Jwk keyFor(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case RS256 -> RSA;
            case ES256 -> EC;
            case EDDSA -> EDWARDS;
            case HS256 -> throw new IllegalArgumentException();
        };
    }

    private static Jwk with(Jwk jwk, String name, String value) {
        Map<String, String> members = new java.util.TreeMap<>(jwk.members());
        members.put(name, value);
        return new Jwk(members);
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static byte[] joined(byte[] left, byte[] right) {
        byte[] answer = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, answer, left.length, right.length);
        return answer;
    }

    private static BigInteger littleEndian(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return new BigInteger(1, reversed);
    }
}
