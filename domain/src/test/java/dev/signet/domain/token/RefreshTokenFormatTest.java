package dev.signet.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.tenant.TenantId;
import java.util.Base64;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class RefreshTokenFormatTest {

    private static final byte[] KEY_ID = {1, 2, 3, 4};
    private static final byte[] KEY = new byte[32];

    @Property
    void what_is_written_is_read(
            @ForAll long high,
            @ForAll long low,
            @ForAll @Size(16) byte[] secret,
            @ForAll @IntRange(min = 0) int generation) {
        RefreshToken token = new RefreshToken(
                new TenantId(new UUID(high, low)),
                new FamilyId(new UUID(low, high)),
                new RefreshToken.Secret(secret),
                new Generation(generation));
        String text = RefreshTokenFormat.write(token, KEY_ID, KEY);
        assertThat(RefreshTokenFormat.keyId(text)).contains(KEY_ID);
        assertThat(RefreshTokenFormat.read(text, KEY)).hasValueSatisfying(read -> {
            assertThat(read.tenant()).isEqualTo(token.tenant());
            assertThat(read.family()).isEqualTo(token.family());
            assertThat(read.generation()).isEqualTo(token.generation());
            assertThat(read.secret().reveal()).isEqualTo(secret);
        });
    }

    @Test
    void where_to_look_is_told_before_the_seal_is_and_garbage_tells_nothing() {
        RefreshToken token = aToken();
        String text = RefreshTokenFormat.write(token, KEY_ID, new byte[] {9});
        assertThat(RefreshTokenFormat.read(text, KEY)).isEmpty();
        assertThat(RefreshTokenFormat.claimedTenant(text)).contains(token.tenant());
        for (String other : new String[] {"", "srt_", text + "A", text.substring(1)}) {
            assertThat(RefreshTokenFormat.claimedTenant(other)).as(other).isEmpty();
        }
        assertThat(token.secret().toString())
                .as("printed nowhere")
                .doesNotContain(
                        java.util.HexFormat.of().formatHex(token.secret().reveal()));
    }

    @Test
    void any_flipped_bit_is_refused() {
        String text = RefreshTokenFormat.write(aToken(), KEY_ID, KEY);
        byte[] bytes = Base64.getUrlDecoder().decode(text.substring(4));
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            String forged = "srt_" + Base64.getUrlEncoder().withoutPadding().encodeToString(flipped);
            assertThat(RefreshTokenFormat.read(forged, KEY)).as("bit %d", bit).isEmpty();
        }
    }

    @Test
    void another_spelling_of_the_same_bytes_is_refused() {
        String text = RefreshTokenFormat.write(aToken(), KEY_ID, KEY);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        byte[] bytes = Base64.getUrlDecoder().decode(text.substring(4));
        int spellings = 0;
        for (int i = 0; i < alphabet.length(); i++) {
            String other = text.substring(0, text.length() - 1) + alphabet.charAt(i);
            if (java.util.Arrays.equals(bytes, Base64.getUrlDecoder().decode(other.substring(4)))) {
                spellings++;
                assertThat(RefreshTokenFormat.read(other, KEY).isPresent()).isEqualTo(other.equals(text));
            }
        }
        assertThat(spellings).isGreaterThan(1);
        assertThat(RefreshTokenFormat.read(text + "=", KEY)).isEmpty();
        assertThat(RefreshTokenFormat.read(text.replace("srt_", "SRT_"), KEY)).isEmpty();
    }

    @Property
    void no_text_makes_it_fall_over(@ForAll String text) {
        assertThat(RefreshTokenFormat.read(text, KEY)).isEmpty();
        assertThat(RefreshTokenFormat.read("srt_" + text, KEY)).isEmpty();
        assertThat(RefreshTokenFormat.keyId(text)).isEmpty();
    }

    private static RefreshToken aToken() {
        return new RefreshToken(
                new TenantId(new UUID(1, 2)),
                new FamilyId(new UUID(3, 4)),
                new RefreshToken.Secret(new byte[16]),
                new Generation(5));
    }
}
