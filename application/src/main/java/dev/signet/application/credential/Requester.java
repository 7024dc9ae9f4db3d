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
public abstract sealed class Requester {

    private static final Scope MAY_ADMINISTER = new Scope("admin:users");

    private final Author author;

    private Requester(Author author) {
        this.author = author;
    }

    /// As whom the change is written down.
    public Author author() {
        return author;
    }

    /// Whether they may change the credentials of others at all, and so learn who exists.
    public abstract boolean isPrivileged();

    /// The user who speaks for themselves.
    public abstract Optional<UserId> self();

    /// Whether they may change those of `user`.
    public boolean mayChange(UserAccess user) {
        return self().filter(user.user().id()::equals).isPresent() || (isPrivileged() && author.mayAdminister(user));
    }

    /// Whoever holds the service token. They change nothing of who holds an administrative scope: the token would
    /// open administration by a detour.
    public static final class Service extends Requester {

        public Service(Provenance provenance) {
            super(new Author(Actor.SERVICE, AssignedBy.SERVICE, Scopes.NONE, provenance));
        }

        @Override
        public boolean isPrivileged() {
            return true;
        }

        @Override
        public Optional<UserId> self() {
            return Optional.empty();
        }
    }

    /// Whoever runs this deployment.
    public static final class Operator extends Requester {

        public Operator(Provenance provenance) {
            super(Author.operator(provenance));
        }

        @Override
        public boolean isPrivileged() {
            return true;
        }

        @Override
        public Optional<UserId> self() {
            return Optional.empty();
        }
    }

    /// Whoever holds a good access token of the tenant: the user themselves, an administrator, or a trusted client.
    public static final class Bearer extends Requester {

        private final VerifiedToken token;
        private final boolean trusted;

        /// @param client the client that the token names, as registered now
        public Bearer(VerifiedToken token, Optional<Client> client, Provenance provenance) {
            super(new Author(
                    actor(token), AssignedBy.ADMINISTRATOR, token.scopes().only(Scope::isAdministrative), provenance));
            this.token = token;
            this.trusted = client.filter(c -> c.profile().trusted()).isPresent();
        }

        @Override
        public boolean isPrivileged() {
            return (token.type() == TokenType.SERVICE && trusted)
                    || author().reach().permit(MAY_ADMINISTER);
        }

        /// Not through a client that was lent some of their scopes, for a new credential has them all.
        @Override
        public Optional<UserId> self() {
            boolean lent = token.named().client().isPresent() && !trusted;
            return token.type() == TokenType.ACCESS && !lent ? token.named().user() : Optional.empty();
        }

        private static Actor actor(VerifiedToken token) {
            return token.named()
                    .user()
                    .map(Actor::of)
                    .or(() -> token.named().client().map(Actor::of))
                    .orElse(Actor.ANONYMOUS);
        }
    }
}
