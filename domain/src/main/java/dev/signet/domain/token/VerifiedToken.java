package dev.signet.domain.token;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.user.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An access token of ours: its signature, issuer, tenant, type and times were found good. Whether it was revoked is
/// the store's to say ([Standing]).
///
/// @param members every claim of the payload
public record VerifiedToken(
        TokenType type, Subject subject, Scopes scopes, NamedParties named, Map<String, @Nullable Object> members) {

    private static final List<String> TEXTS = List.of("sub", "type", "jti", "fid", "uid", "client_id", "scope");
    private static final long LAST_SECOND = 253_402_300_799L;

    public VerifiedToken {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /// Reads the claims of a payload whose signature is good; empty unless they are what Signet itself writes.
    ///
    /// @param now must lie before `exp`; `iat` may lie ahead of it by at most `leeway` seconds
    public static Optional<VerifiedToken> of(Map<String, @Nullable Object> members, Instant now, long leeway) {
        Optional<Instant> expires = instant(members, "exp").filter(now::isBefore);
        Optional<Instant> issued = instant(members, "iat").filter(at -> !at.isAfter(now.plusSeconds(leeway)));
        if (expires.isEmpty() || issued.isEmpty() || !TEXTS.stream().allMatch(name -> isTextOrAbsent(members, name))) {
            return Optional.empty();
        }
        try {
            return text(members, "type")
                    .flatMap(TokenType::ofWireName)
                    .flatMap(type -> text(members, "sub")
                            .flatMap(sub -> text(members, "jti")
                                    .map(jti -> new VerifiedToken(
                                            type,
                                            new Subject(sub),
                                            Scopes.parse(text(members, "scope").orElse("")),
                                            parties(members, jti, expires.get()),
                                            members))));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static NamedParties parties(Map<String, @Nullable Object> members, String jti, Instant expires) {
        return new NamedParties(
                jti,
                expires,
                text(members, "fid").map(VerifiedToken::uuid).map(FamilyId::new),
                text(members, "client_id").map(ClientId::new),
                text(members, "uid").map(VerifiedToken::uuid).map(UserId::new));
    }

    /// The text of `claim`; empty if it is absent or no text.
    public Optional<String> text(String claim) {
        return text(members, claim);
    }

    /// When it was issued.
    public Instant issuedAt() {
        return members.get("iat") instanceof Number iat ? Instant.ofEpochSecond(iat.longValue()) : Instant.EPOCH;
    }

    /// Whole seconds, up to the year 9999; empty if `claim` is anything else.
    private static Optional<Instant> instant(Map<String, @Nullable Object> members, String claim) {
        return members.get(claim) instanceof Long seconds && seconds >= 0 && seconds <= LAST_SECOND
                ? Optional.of(Instant.ofEpochSecond(seconds))
                : Optional.empty();
    }

    private static UUID uuid(String text) {
        UUID uuid = UUID.fromString(text);
        InvalidValue.unless(uuid.toString().equals(text), "must be a UUID as it is written");
        return uuid;
    }

    private static boolean isTextOrAbsent(Map<String, @Nullable Object> members, String claim) {
        return !members.containsKey(claim) || members.get(claim) instanceof String;
    }

    private static Optional<String> text(Map<String, @Nullable Object> members, String claim) {
        return members.get(claim) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
