package dev.signet.domain.token;

import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.user.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
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

    public VerifiedToken {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /// Reads the claims of a payload whose signature is good; empty unless they are what Signet itself writes.
    ///
    /// @param now must lie before `exp`; `iat` may lie ahead of it by at most `leeway` seconds
    public static Optional<VerifiedToken> of(Map<String, @Nullable Object> members, Instant now, long leeway) {
        Optional<TokenType> type = text(members, "type").flatMap(TokenType::ofWireName);
        Optional<String> jti = text(members, "jti");
        Optional<String> subject = text(members, "sub").filter(s -> !s.isEmpty());
        if (type.isEmpty() || jti.isEmpty() || subject.isEmpty()) {
            return Optional.empty();
        }
        if (!(members.get("exp") instanceof Number exp) || !(members.get("iat") instanceof Number iat)) {
            return Optional.empty();
        }
        if (now.getEpochSecond() >= exp.longValue() || iat.longValue() > now.getEpochSecond() + leeway) {
            return Optional.empty();
        }
        NamedParties named = new NamedParties(
                jti.get(),
                Instant.ofEpochSecond(exp.longValue()),
                text(members, "fid").map(UUID::fromString).map(FamilyId::new),
                text(members, "client_id").map(ClientId::new),
                text(members, "uid").map(UUID::fromString).map(UserId::new));
        return Optional.of(new VerifiedToken(
                type.get(),
                new Subject(subject.get()),
                Scopes.parse(text(members, "scope").orElse("")),
                named,
                members));
    }

    /// The text of `claim`; empty if it is absent or no text.
    public Optional<String> text(String claim) {
        return text(members, claim);
    }

    /// When it was issued.
    public Instant issuedAt() {
        return members.get("iat") instanceof Number iat ? Instant.ofEpochSecond(iat.longValue()) : Instant.EPOCH;
    }

    private static Optional<String> text(Map<String, @Nullable Object> members, String claim) {
        return members.get(claim) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
