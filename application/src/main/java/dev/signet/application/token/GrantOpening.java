package dev.signet.application.token;

import dev.signet.application.Origin;
import dev.signet.application.Transactions;
import dev.signet.application.user.Users;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.SubjectFormat;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TokenRules;
import dev.signet.domain.token.AccessClaims;
import dev.signet.domain.token.AccessToken;
import dev.signet.domain.token.Dialect;
import dev.signet.domain.token.FamilyId;
import dev.signet.domain.token.FamilyState;
import dev.signet.domain.token.Generation;
import dev.signet.domain.token.Grant;
import dev.signet.domain.token.Grantee;
import dev.signet.domain.token.Lifetime;
import dev.signet.domain.token.RefreshToken;
import dev.signet.domain.token.Subject;
import dev.signet.domain.token.TokenFamily;
import dev.signet.domain.token.TokenText;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Turns what a person has just granted into a token family and its first tokens. A grant whose client may not
/// refresh has a family too, ended from the start, so that its access tokens can be revoked.
public final class GrantOpening {

    private final Transactions transactions;
    private final TokenFamilies families;
    private final Users users;
    private final TokenWriting writing;
    private final TokenRules deployment;

    public GrantOpening(
            Transactions transactions,
            TokenFamilies families,
            Users users,
            TokenWriting writing,
            TokenRules deployment) {
        this.transactions = transactions;
        this.families = families;
        this.users = users;
        this.writing = writing;
        this.deployment = deployment;
    }

    /// Whose grant it is, and through whom.
    ///
    /// @param methods by which the person proved themselves (`amr`)
    record Party(Tenant tenant, UserAccess access, Optional<Client> client, Dialect dialect, List<String> methods) {}

    IssuedTokens open(Origin origin, Party party, Scopes scopes) {
        Instant now = writing.now();
        TokenRules rules = party.tenant().policy().over(deployment);
        boolean refreshable =
                party.client().map(c -> c.may(GrantType.REFRESH_TOKEN)).orElse(true);
        TokenFamily family = family(origin, party, scopes, now, rules, refreshable);
        RefreshToken.Secret secret = new RefreshToken.Secret(writing.ids().random(16));
        transactions.inTenant(origin.tenant(), tx -> {
            families.open(tx, family, secret.digest());
            users.loggedIn(tx, party.access().user().id(), now);
            return family;
        });
        AccessToken access = writing.access(origin, party.tenant(), bearer(party, family), scopes, party.client());
        Optional<TokenText> refresh = refreshable
                ? Optional.of(writing.refresh(new RefreshToken(origin.tenant(), family.id(), secret, Generation.FIRST)))
                : Optional.empty();
        return new IssuedTokens(party.tenant(), access, refresh, Optional.of(party.access()));
    }

    private TokenFamily family(
            Origin origin, Party party, Scopes scopes, Instant now, TokenRules rules, boolean refreshable) {
        Grantee grantee = new Grantee(
                party.client().map(Client::ref),
                Optional.of(party.access().user().id()),
                subject(party));
        Grant grant = new Grant(party.dialect(), origin.issuer(), scopes, now, party.methods());
        Duration absolute = refreshable ? rules.refreshAbsolute() : writing.lifetime(party.tenant(), party.client());
        Instant end = now.plus(absolute);
        Instant idle = now.plus(rules.refreshIdle());
        TokenFamily family = TokenFamily.begun(
                new FamilyId(writing.ids().at(now)),
                grantee,
                grant,
                now,
                new Lifetime(idle.isBefore(end) ? idle : end, end));
        return refreshable ? family : family.in(FamilyState.ENDED);
    }

    private static Subject subject(Party party) {
        User user = party.access().user();
        SubjectFormat habit = party.dialect() == Dialect.JSON ? SubjectFormat.USERNAME : SubjectFormat.ID;
        return switch (party.tenant().policy().subject().orElse(habit)) {
            case USERNAME -> new Subject(user.name().value());
            case ID -> new Subject(user.id().value().toString());
        };
    }

    private static AccessClaims.Bearer bearer(Party party, TokenFamily family) {
        return new AccessClaims.Bearer.Person(
                party.dialect(),
                family.grantee().subject(),
                family.id(),
                party.client().map(Client::id),
                party.access());
    }
}
