package dev.signet.application.token;

import dev.signet.application.Origin;
import dev.signet.application.client.AuthenticateClient;
import dev.signet.application.credential.VerifyPassword;
import dev.signet.application.credential.factor.VerifySecondFactor;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientAuthentication;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.OneTimeCode;
import dev.signet.domain.credential.Password;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.token.Dialect;
import dev.signet.domain.token.ScopeDecision;
import dev.signet.domain.user.UserAccess;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Trades somebody's password for tokens (RFC 6749 §4.3): for the tenant API's clients, which know no other way, and
/// for registered clients that are expressly allowed it.
public final class IssueUserTokens {

    /// RFC 8176 §2.
    private static final List<String> PASSWORD_ALONE = List.of("pwd");

    private final AuthenticateClient authenticate;
    private final VerifyPassword verify;
    private final VerifySecondFactor factor;
    private final GrantOpening grants;

    public IssueUserTokens(
            AuthenticateClient authenticate, VerifyPassword verify, VerifySecondFactor factor, GrantOpening grants) {
        this.authenticate = authenticate;
        this.verify = verify;
        this.factor = factor;
        this.grants = grants;
    }

    /// A login.
    ///
    /// @param asked the scopes asked for; empty: none named
    ///
    /// @param code what proves them beside the password, where they must
    public record Request(
            Origin origin,
            Way way,
            String name,
            Password password,
            Optional<OneTimeCode> code,
            Optional<Scopes> asked) {

        /// A login by a password alone.
        public Request(Origin origin, Way way, String name, Password password, Optional<Scopes> asked) {
            this(origin, way, name, password, Optional.empty(), asked);
        }
    }

    /// Through whom the password came.
    public sealed interface Way {}

    /// Straight from the tenant API's JSON dialect, which knows no clients.
    public record Direct() implements Way {}

    /// Through a client.
    ///
    /// @param audiences what a client assertion may name as its audience
    public record Through(ClientAuthentication client, Set<String> audiences) implements Way {}

    /// How it ended.
    public sealed interface Outcome {}

    /// Tokens.
    public record Issued(IssuedTokens tokens) implements Outcome {}

    /// The client did not prove itself, or the tenant is not there.
    public record NotAuthenticated(AuthenticateClient.Outcome why) implements Outcome {}

    /// The client, or everybody in this tenant, may not use this grant.
    public record NotAllowed() implements Outcome {}

    /// More scopes than client and person have in common.
    public record TooMuch() implements Outcome {}

    /// The right password, and no proof beside it from somebody who must give one.
    public record ChallengeFailed() implements Outcome {}

    /// The person did not prove themselves, or may not act.
    public record NotAdmitted(VerifyPassword.Outcome why) implements Outcome {}

    /// Issues tokens, or says why not.
    ///
    /// @throws dev.signet.application.Overloaded if too many passwords are being verified
    public Outcome handle(Request request) {
        return switch (request.way()) {
            case Direct direct -> admit(request, Optional.empty());
            case Through through -> {
                var attempt = new AuthenticateClient.Attempt(
                        request.origin().tenant(),
                        through.client(),
                        through.audiences(),
                        request.origin().guesser());
                yield switch (authenticate.handle(attempt)) {
                    case AuthenticateClient.Authenticated who ->
                        who.client().may(GrantType.PASSWORD)
                                ? admit(request, Optional.of(who.client()))
                                : new NotAllowed();
                    case AuthenticateClient.Refused refused -> new NotAuthenticated(refused);
                    case AuthenticateClient.NoTenant none -> new NotAuthenticated(none);
                    case AuthenticateClient.TooMany many -> new NotAuthenticated(many);
                };
            }
        };
    }

    private Outcome admit(Request request, Optional<Client> client) {
        var attempt = new VerifyPassword.Attempt(
                request.origin().tenant(),
                request.name(),
                request.password(),
                request.origin().guesser());
        return switch (verify.handle(attempt)) {
            case VerifyPassword.Verified who ->
                who.account().tenant().policy().passwordGrant()
                        ? challenge(request, client, who.account())
                        : new NotAllowed();
            case VerifyPassword.Barred barred -> new NotAdmitted(barred);
            case VerifyPassword.Wrong wrong -> new NotAdmitted(wrong);
            case VerifyPassword.NoTenant none -> new NotAdmitted(none);
            case VerifyPassword.TooMany many -> new NotAdmitted(many);
        };
    }

    private Outcome challenge(Request request, Optional<Client> client, VerifyPassword.Account account) {
        Origin origin = request.origin();
        var attempt = new VerifySecondFactor.Attempt(
                origin.tenant(), account.enrolment(), request.code(), origin.guesser(), origin.provenance());
        return switch (factor.handle(attempt)) {
            case VerifySecondFactor.NotRequired not -> grant(request, client, account, PASSWORD_ALONE);
            case VerifySecondFactor.Proven proven ->
                grant(request, client, account, List.of("pwd", proven.method(), "mfa"));
            case VerifySecondFactor.Failed failed -> new ChallengeFailed();
            case VerifySecondFactor.TooMany many -> new NotAdmitted(new VerifyPassword.TooMany(many.retryAfter()));
        };
    }

    private Outcome grant(
            Request request, Optional<Client> client, VerifyPassword.Account account, List<String> methods) {
        Tenant tenant = account.tenant();
        UserAccess access = account.access();
        ScopeDecision decision = client.map(
                        c -> ScopeDecision.forPersonThrough(c.permissions(), request.asked(), access, tenant.slug()))
                .orElseGet(() -> ScopeDecision.forPerson(request.asked(), access, tenant.slug()));
        return switch (decision) {
            case ScopeDecision.Excess excess -> new TooMuch();
            case ScopeDecision.Granted granted -> {
                Dialect dialect = client.isPresent() ? Dialect.FORM : Dialect.JSON;
                var party = new GrantOpening.Party(tenant, access, client, dialect, methods);
                yield new Issued(grants.open(request.origin(), party, granted.scopes()));
            }
        };
    }
}
