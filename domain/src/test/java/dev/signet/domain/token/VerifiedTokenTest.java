package dev.signet.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class VerifiedTokenTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final UUID ID = UUID.fromString("0195d3c0-0000-7000-8000-000000000001");

    @Test
    void reads_what_signet_writes() {
        assertThat(read(Map.of())).hasValueSatisfying(token -> {
            assertThat(token.type()).isEqualTo(TokenType.ACCESS);
            assertThat(token.subject()).isEqualTo(new Subject("alice"));
            assertThat(token.named().family()).contains(new FamilyId(ID));
            assertThat(token.scopes()).hasToString("openid profile");
            assertThat(token.issuedAt()).isEqualTo(NOON);
        });
    }

    @Property
    void garbage_in_any_claim_is_no_token_and_no_accident(@ForAll String garbage) {
        for (String claim : List.of("fid", "uid")) {
            assertThat(read(Map.of(claim, garbage))).as(claim).isEmpty();
        }
        for (String claim : List.of("client_id", "scope", "sub", "type", "jti")) {
            read(Map.of(claim, garbage))
                    .ifPresent(token -> assertThat(token.text(claim)).contains(garbage));
        }
    }

    @Test
    void malformed_claims_are_no_token() {
        for (Map.Entry<String, Object> wrong : List.<Map.Entry<String, Object>>of(
                Map.entry("fid", "1-1-1-1-1"),
                Map.entry("fid", ID.toString().toUpperCase(java.util.Locale.ROOT)),
                Map.entry("fid", 7L),
                Map.entry("uid", List.of()),
                Map.entry("client_id", "a b"),
                Map.entry("client_id", true),
                Map.entry("scope", "open\"id"),
                Map.entry("scope", List.of("openid")),
                Map.entry("sub", ""),
                Map.entry("sub", "x".repeat(256)),
                Map.entry("type", "refresh"),
                Map.entry("jti", 7L),
                Map.entry("exp", "never"),
                Map.entry("exp", Long.MAX_VALUE),
                Map.entry("exp", BigInteger.TWO.pow(64).add(BigInteger.valueOf(NOON.getEpochSecond() + 60))),
                Map.entry("exp", Double.POSITIVE_INFINITY),
                Map.entry("iat", 1.5))) {
            assertThat(read(Map.of(wrong.getKey(), wrong.getValue())))
                    .as(wrong.toString())
                    .isEmpty();
        }
    }

    @Test
    void counts_from_its_issue_less_a_leeway_until_just_before_its_end() {
        assertThat(VerifiedToken.of(claims(), NOON.plusSeconds(59), 5)).isPresent();
        assertThat(VerifiedToken.of(claims(), NOON.plusSeconds(60), 5)).isEmpty();
        assertThat(VerifiedToken.of(claims(), NOON.minusSeconds(5), 5)).isPresent();
        assertThat(VerifiedToken.of(claims(), NOON.minusSeconds(6), 5)).isEmpty();
    }

    @Test
    void times_reach_from_the_epoch_to_the_end_of_the_year_9999() {
        assertThat(read(Map.of("iat", 0L))).isPresent();
        assertThat(read(Map.of("iat", -1L))).isEmpty();
        assertThat(read(Map.of("exp", 253_402_300_799L))).isPresent();
        assertThat(read(Map.of("exp", 253_402_300_800L))).isEmpty();
    }

    private static Optional<VerifiedToken> read(Map<String, Object> changes) {
        Map<String, @Nullable Object> claims = claims();
        claims.putAll(changes);
        return VerifiedToken.of(claims, NOON, 5);
    }

    private static Map<String, @Nullable Object> claims() {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("sub", "alice");
        claims.put("type", "access");
        claims.put("uid", ID.toString());
        claims.put("fid", ID.toString());
        claims.put("scope", "profile openid");
        claims.put("jti", "0123456789abcdef0123456789abcdef");
        claims.put("iat", NOON.getEpochSecond());
        claims.put("exp", NOON.getEpochSecond() + 60);
        return claims;
    }
}
