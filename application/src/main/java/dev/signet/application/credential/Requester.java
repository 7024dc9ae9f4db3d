package dev.signet.application.credential;

import dev.signet.application.Author;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.token.TokenType;
import dev.signet.domain.token.VerifiedToken;
import dev.signet.domain.user.AssignedBy;
import dev.signet.domain.user.UserAccess;
import dev.signet.domain.user.UserId;
import java.util.Optional;

/// Who wants somebody's credentials changed.
///
/// @param author as whom the change is written down
/// @param isPrivileged whether they may change the credentials of others at all, and so learn who exists
/// @param self the user who speaks for themselves
public record Requester(Author author, boolean isPrivileged, Optional<UserId> self) {

    private static final Scope MAY_ADMINISTER = new Scope("admin:users");

    /// Whoever holds the service token. They change nothing of who holds an administrative scope: the token would
    /// open administration by a detour.
    public static Requester service(Provenance provenance) {
        return new Requester(
                new Author(Actor.SERVICE, AssignedBy.SERVICE, Scopes.NONE, provenance), true, Optional.empty());
    }

    /// Whoever runs this deployment.
    public static Requester operator(Provenance provenance) {
        return new Requester(Author.operator(provenance), true, Optional.empty());
    }

    /// Whoever holds a good access token of the tenant: the user themselves, an administrator, or a trusted
    /// client. Nobody speaks for themselves through a client that was lent some of their scopes, for a new
    /// credential has them all.
    ///
    /// @param client the client that the token names, as registered now
    public static Requester bearer(VerifiedToken token, Optional<Client> client, Provenance provenance) {
        boolean trusted = client.filter(c -> c.profile().trusted()).isPresent();
        var author = new Author(
                actor(token), AssignedBy.ADMINISTRATOR, token.scopes().only(Scope::isAdministrative), provenance);
        boolean privileged =
                (token.type() == TokenType.SERVICE && trusted) || author.reach().permit(MAY_ADMINISTER);
        boolean lent = token.named().client().isPresent() && !trusted;
        return new Requester(
                author,
                privileged,
                token.type() == TokenType.ACCESS && !lent ? token.named().user() : Optional.empty());
    }

    /// Whether they may change those of `user`.
    public boolean mayChange(UserAccess user) {
        return self.filter(user.user().id()::equals).isPresent() || (isPrivileged && author.mayAdminister(user));
    }

    private static Actor actor(VerifiedToken token) {
        return token.named()
                .user()
                .map(Actor::of)
                .or(() -> token.named().client().map(Actor::of))
                .orElse(Actor.ANONYMOUS);
    }
}
