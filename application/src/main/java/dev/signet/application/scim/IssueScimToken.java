package dev.signet.application.scim;

import dev.signet.application.Author;
import dev.signet.application.Ids;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.domain.Digest;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.scim.ScimToken;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.token.TokenText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/// Makes a token for a provisioning client of one tenant. It stands beside those that there are, so that a client can
/// go over to it before the old one is removed.
public final class IssueScimToken {

    /// What such a token begins with, so that it is recognised where it should not be.
    public static final String PREFIX = "sgs_";

    private static final int CHANCE = 32;

    private final Transactions transactions;
    private final ScimTokens tokens;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final Ids ids;
    private final InstantSource clock;

    public IssueScimToken(
            Transactions transactions,
            ScimTokens tokens,
            AuditTrail trail,
            AuditEntries entries,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.tokens = tokens;
        this.trail = trail;
        this.entries = entries;
        this.ids = ids;
        this.clock = clock;
    }

    /// A token to be.
    ///
    /// @param lifetime empty: until it is removed
    public record Request(TenantId tenant, String name, Optional<Duration> lifetime, Author author) {}

    /// The token, and what is shown of it this once.
    public record Issued(ScimToken token, TokenText text) {}

    /// Makes the token.
    public Issued handle(Request request) {
        Instant now = clock.instant();
        var text =
                new TokenText(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(ids.random(CHANCE)));
        var token = new ScimToken(
                new ScimToken.Id(ids.at(now)),
                request.name(),
                now,
                request.lifetime().map(now::plus),
                Optional.empty());
        AuditEntry entry = entries.by(request.author(), AuditAction.SCIM_TOKEN_ISSUED, target(token.id()));
        return transactions.inTenant(request.tenant(), tx -> {
            tokens.add(tx, token, Digest.sha256(text.reveal()));
            trail.record(tx, entry);
            return new Issued(token, text);
        });
    }

    static String target(ScimToken.Id token) {
        return "scim_token:" + token.value();
    }
}
