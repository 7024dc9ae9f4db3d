package dev.signet.domain.signature;

import static dev.signet.domain.Cast.NOON;
import static dev.signet.domain.signature.SignedRequest.Why.MALFORMED;
import static dev.signet.domain.signature.SignedRequest.Why.OUT_OF_TIME;
import static dev.signet.domain.signature.SignedRequest.Why.WRONG_SIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.Cast;
import dev.signet.domain.Hkdf;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.signature.SignedRequest.Refused;
import dev.signet.domain.signature.SignedRequest.SignedBy;
import dev.signet.domain.signature.SignedRequest.Stamp;
import dev.signet.domain.signature.SignedRequest.Verdict;
import dev.signet.domain.signature.SignedRequest.Why;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SignedRequestTest {

    private static final HmacKey KEY = new HmacKey(new CredentialId(Cast.anId()), "a key of the tests");
    private static final HmacKey OTHER = new HmacKey(new CredentialId(Cast.anId()), "another key");
    private static final String URL = "https://id.example.org/api/v1/users?page=1";
    private static final long NOW = NOON.getEpochSecond();

    /// What is signed of a request, and nothing else of it.
    record Parts(String method, String target, String body, long declared) {}

    @ParameterizedTest
    @EnumSource
    void a_request_is_known_by_whichever_key_signed_it(SigningProfile profile) {
        Parts parts = new Parts("POST", URL, "{}", NOW);
        for (HmacKey key : List.of(KEY, OTHER)) {
            assertThat(judged(profile, parts, signature(profile, parts, key), KEY, OTHER))
                    .isEqualTo(new SignedBy(key.id()));
        }
        assertThat(judged(profile, parts, signature(profile, parts, OTHER), KEY))
                .isEqualTo(new Refused(WRONG_SIGNATURE));
        assertThat(judged(profile, parts, signature(profile, parts, KEY))).isEqualTo(new Refused(WRONG_SIGNATURE));
    }

    @ParameterizedTest
    @CsvSource({"-301, OUT_OF_TIME", "-300, ", "0, ", "300, ", "301, OUT_OF_TIME"})
    void a_request_counts_for_five_minutes_either_way(long seconds, Why refused) {
        Parts parts = new Parts("GET", URL, "", NOW + seconds);
        assertThat(judged(SigningProfile.PERMISO, parts, signature(SigningProfile.PERMISO, parts, KEY), KEY))
                .isEqualTo(refused == null ? new SignedBy(KEY.id()) : new Refused(refused));
    }

    @Test
    void a_fraction_of_a_second_beyond_is_beyond() {
        Parts parts = new Parts("GET", URL, "", NOW);
        SignedRequest request = request(
                SigningProfile.PERMISO, parts, Long.toString(NOW), signature(SigningProfile.PERMISO, parts, KEY));
        assertThat(request.judge(List.of(KEY), NOON.plusSeconds(300))).isEqualTo(new SignedBy(KEY.id()));
        assertThat(request.judge(List.of(KEY), NOON.plusSeconds(300).plusMillis(1)))
                .isEqualTo(new Refused(OUT_OF_TIME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12.0", "-1", "+1", "01", " 1", "1 ", "1e3", "1234567890123", "١"})
    void a_time_is_written_in_one_way(String timestamp) {
        assertThat(request(SigningProfile.PERMISO, new Parts("GET", URL, "", NOW), timestamp, "0".repeat(64))
                        .judge(List.of(KEY), NOON))
                .isEqualTo(new Refused(MALFORMED));
    }

    @Test
    void a_signature_is_written_in_one_way() {
        Parts parts = new Parts("GET", URL, "", NOW);
        String good = signature(SigningProfile.PERMISO, parts, KEY);
        for (String bad : List.of(
                "",
                good.toUpperCase(java.util.Locale.ROOT),
                good + "0",
                good.substring(1),
                "g" + good.substring(1),
                " " + good)) {
            assertThat(judged(SigningProfile.PERMISO, parts, bad, KEY)).as(bad).isEqualTo(new Refused(MALFORMED));
        }
    }

    @ParameterizedTest
    @CsvSource({"get, /", "'', /", "G|T, /", "GET, ''", "GET, /a|b", "M-SEARCH-X, /"})
    void method_and_target_must_not_blur(String method, String target) {
        Parts parts = new Parts(method, target, "", NOW);
        for (SigningProfile profile : SigningProfile.values()) {
            assertThat(judged(profile, parts, signature(profile, parts, KEY), KEY))
                    .isEqualTo(new Refused(MALFORMED));
        }
    }

    @Property
    void what_was_signed_is_known_again(
            @ForAll SigningProfile profile,
            @ForAll("requests") Parts parts,
            @ForAll @LongRange(min = -300, max = 300) long away) {
        Parts timely = new Parts(parts.method(), parts.target(), parts.body(), NOW + away);
        assertThat(judged(profile, timely, signature(profile, timely, KEY), OTHER, KEY))
                .isEqualTo(new SignedBy(KEY.id()));
    }

    @Property
    void one_flipped_bit_of_a_signature_is_a_wrong_one(
            @ForAll SigningProfile profile, @ForAll("requests") Parts parts, @ForAll @IntRange(max = 255) int bit) {
        Parts timely = new Parts(parts.method(), parts.target(), parts.body(), NOW);
        byte[] mac = HexFormat.of().parseHex(signature(profile, timely, KEY));
        mac[bit / 8] ^= (byte) (1 << (bit % 8));
        assertThat(judged(profile, timely, HexFormat.of().formatHex(mac), KEY)).isEqualTo(new Refused(WRONG_SIGNATURE));
    }

    @Property
    void no_two_requests_have_one_message(
            @ForAll SigningProfile profile,
            @ForAll SigningProfile otherProfile,
            @ForAll("requests") Parts parts,
            @ForAll("requests") Parts other) {
        Assume.that(profile != otherProfile || !parts.equals(other));
        assertThat(Arrays.equals(message(profile, parts), message(otherProfile, other)))
                .isFalse();
    }

    @Provide
    Arbitrary<Parts> requests() {
        return Combinators.combine(
                        Arbitraries.of("GET", "POST", "PUT"),
                        Arbitraries.strings().withChars("/a1ö").ofMinLength(1).ofMaxLength(4),
                        Arbitraries.strings().withChars("|a1{ü").ofMaxLength(6),
                        Arbitraries.longs().between(0, 12))
                .as(Parts::new);
    }

    private static Verdict judged(SigningProfile profile, Parts parts, String signature, HmacKey... live) {
        return request(profile, parts, Long.toString(parts.declared()), signature)
                .judge(List.of(live), NOON);
    }

    private static SignedRequest request(SigningProfile profile, Parts parts, String timestamp, String signature) {
        return new SignedRequest(
                profile, parts.method(), parts.target(), utf8(parts.body()), new Stamp(timestamp, signature));
    }

    private static String signature(SigningProfile profile, Parts parts, HmacKey key) {
        return HexFormat.of().formatHex(Hkdf.hmac(utf8(key.reveal()), message(profile, parts)));
    }

    private static byte[] message(SigningProfile profile, Parts parts) {
        return profile.message(parts.method(), parts.target(), utf8(parts.body()), Long.toString(parts.declared()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
