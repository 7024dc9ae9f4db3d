package dev.signet.application.token;

import dev.signet.application.Origin;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TokenRules;
import dev.signet.domain.token.AccessClaims;
import dev.signet.domain.token.AccessToken;
import dev.signet.domain.token.FamilyInContext;
import dev.signet.domain.token.Grant;
import dev.signet.domain.token.RefreshToken;
import dev.signet.domain.token.ScopeDecision;
import dev.signet.domain.token.TokenFamily;
import dev.signet.domain.user.UserAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What follows once it is known what becomes of a family: new tokens, or its breach.
public final class Refreshing {

    private final Transactions transactions;
    private final TokenFamilies families;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final TokenWriting writing;
    private final TokenRules deployment;

    public Refreshing(
            Transactions transactions,
            TokenFamilies families,
            AuditTrail trail,
            AuditEntries entries,
            TokenWriting writing,
            TokenRules deployment) {
        this.transactions = transactions;
        this.families = families;
        this.trail = trail;
        this.entries = entries;
        this.writing = writing;
        this.deployment = deployment;
    }

    Instant now() {
        return writing.now();
    }

    Duration idle() {
        return deployment.refreshIdle();
    }

    TokenRules rules(Tenant tenant) {
        return tenant.policy().over(deployment);
    }

    /// What is granted this time: never more than the grant holds, and never what person or client has lost since.
    ScopeDecision scopes(RotateRefreshToken.Presented presented, FamilyInContext family) {
        Scopes granted = family.family().grant().scopes();
        Scopes ofPerson = family.user()
                .map(access -> access.allowed(family.tenant().slug()))
                .orElse(granted);
        Scopes ofClient =
                family.client().map(client -> client.permissions().allowed()).orElse(granted);
        Scopes still = granted.only(ofPerson::permit).and(ofClient);
        return ScopeDecision.forRefresh(
                presented.dialect(), presented.asked(), still, family.tenant().slug());
    }

    IssuedTokens tokens(Origin origin, FamilyInContext context, RefreshToken successor, Scopes scopes) {
        TokenFamily family = context.family();
        Grant grant = family.grant();
        UserAccess access = context.user()
                .orElseThrow(() -> new IllegalStateException("a family without a user has no refresh of this kind"));
        var bearer = new AccessClaims.Bearer.Person(
                grant.dialect(),
                family.grantee().subject(),
                family.id(),
                context.client().map(Client::id),
                access);
        Origin asBegun =
                new Origin(origin.tenant(), origin.base(), grant.issuer(), origin.provenance(), origin.guesser());
        AccessToken token = writing.access(asBegun, context.tenant(), bearer, scopes, context.client());
        return new IssuedTokens(context.tenant(), token, Optional.of(writing.refresh(successor)), Optional.of(access));
    }

    void breach(RefreshToken token, Origin origin) {
        AuditEntry entry = entries.by(
                Actor.ANONYMOUS,
                origin.provenance(),
                AuditAction.FAMILY_BREACHED,
                "family:" + token.family().value(),
                "refresh token of an older generation");
        Instant now = writing.now();
        transactions.inTenant(token.tenant(), tx -> {
            if (families.breach(tx, token.family(), now)) {
                trail.record(tx, entry);
            }
            return entry;
        });
    }
}
