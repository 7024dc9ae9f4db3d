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
public sealed interface Requester {

    /// What an administrator of users needs.
    Scope MAY_ADMINISTER = new Scope("admin:users");

    /// As whom the change is written down.
    Author author();

    /// Whether they may change the credentials of others at all, and so learn who exists.
    boolean isPrivileged();

    /// Whether they may change those of `user`.
    boolean mayChange(UserAccess user);

    /// Whoever holds the service token. They change nothing of who holds an administrative scope: the token would
    /// open administration by a detour.
    record Service(Provenance provenance) implements Requester {

        @Override
        public Author author() {
            return new Author(Actor.SERVICE, AssignedBy.SERVICE, Scopes.NONE, provenance);
        }

        @Override
        public boolean isPrivileged() {
            return true;
        }

        @Override
        public boolean mayChange(UserAccess user) {
            return author().mayAdminister(user);
        }
    }

    /// Whoever runs this deployment.
    record Operator(Provenance provenance) implements Requester {

        @Override
        public Author author() {
            return Author.operator(provenance);
        }

        @Override
        public boolean isPrivileged() {
            return true;
        }

        @Override
        public boolean mayChange(UserAccess user) {
            return true;
        }
    }

    /// Whoever holds a good access token of the tenant: the user themselves, an administrator, or a trusted client.
    ///
    /// @param client the client that the token names, as registered now
    record Bearer(VerifiedToken token, Optional<Client> client, Provenance provenance) implements Requester {

        @Override
        public Author author() {
            Actor actor = token.named()
                    .user()
                    .map(Actor::of)
                    .or(() -> token.named().client().map(Actor::of))
                    .orElse(Actor.ANONYMOUS);
            return new Author(
                    actor, AssignedBy.ADMINISTRATOR, token.scopes().only(Scope::isAdministrative), provenance);
        }

        @Override
        public boolean isPrivileged() {
            return isTrustedService() || author().reach().permit(MAY_ADMINISTER);
        }

        @Override
        public boolean mayChange(UserAccess user) {
            return self().filter(user.user().id()::equals).isPresent()
                    || (isPrivileged() && author().mayAdminister(user));
        }

        /// The user who speaks for themselves by this token: not through a client that was lent some of their
        /// scopes, for a new credential has them all.
        public Optional<UserId> self() {
            boolean lent = token.named().client().isPresent() && !isTrusted();
            return token.type() == TokenType.ACCESS && !lent ? token.named().user() : Optional.empty();
        }

        private boolean isTrustedService() {
            return token.type() == TokenType.SERVICE && isTrusted();
        }

        private boolean isTrusted() {
            return client.filter(c -> c.profile().trusted()).isPresent();
        }
    }
}
