package dev.signet.rest.scim;

import dev.signet.application.Author;
import dev.signet.application.scim.AuthenticateProvisioner;
import dev.signet.application.scim.IssueScimToken;
import dev.signet.application.tenant.ShowServedTenant;
import dev.signet.application.token.AuthenticateBearer;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.ActorKind;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.SharedSecret;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.token.Dialect;
import dev.signet.domain.token.TokenText;
import dev.signet.domain.token.TokenType;
import dev.signet.domain.user.AssignedBy;
import dev.signet.rest.RequestAttributes;
import dev.signet.rest.RestSettings;
import dev.signet.rest.UrlSpace;
import dev.signet.rest.edge.RequestProvenance;
import dev.signet.rest.tenant.Origins;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds out who provisions, and whom: whoever holds the service token any tenant, a provisioning client's token or a
/// bearer its own.
@Singleton
final class Provisioners {

    private static final String BEARER = "Bearer ";
    private static final Scope PEOPLE = new Scope("admin:users");

    private final AuthenticateProvisioner provisioners;
    private final AuthenticateBearer bearers;
    private final Origins origins;
    private final ShowServedTenant served;
    private final Optional<SharedSecret> serviceToken;
    private final String serviceTokenHeader;

    Provisioners(
            AuthenticateProvisioner provisioners,
            AuthenticateBearer bearers,
            Origins origins,
            ShowServedTenant served,
            RestSettings settings) {
        this.provisioners = provisioners;
        this.bearers = bearers;
        this.origins = origins;
        this.served = served;
        this.serviceToken = settings.serviceToken();
        this.serviceTokenHeader = settings.serviceTokenHeader();
    }

    /// Who it is.
    ///
    /// @throws ScimFault if it is nobody, or no tenant is addressed
    Provisioner of(HttpRequest<?> request, @Nullable String pathTenant) {
        String presented = request.getHeaders().get(serviceTokenHeader);
        if (presented != null && !presented.isEmpty()) {
            if (serviceToken.filter(secret -> secret.matches(presented)).isEmpty()) {
                throw nobody(request, "service_token");
            }
            return at(request, pathTenant, client(request, Actor.SERVICE));
        }
        TokenText token = bearer(request);
        return token.reveal().startsWith(IssueScimToken.PREFIX)
                ? byToken(request, pathTenant, token)
                : byBearer(request, pathTenant, token);
    }

    /// Such a token says itself whose it is; a tenant that is named must be that one.
    private Provisioner byToken(HttpRequest<?> request, @Nullable String pathTenant, TokenText token) {
        return switch (provisioners.handle(token)) {
            case AuthenticateProvisioner.Refused refused -> throw nobody(request, "scim_token");
            case AuthenticateProvisioner.Known known -> {
                var actor =
                        new Actor(ActorKind.SERVICE, known.token().id().value().toString());
                if (!origins.isNamed(request, pathTenant)) {
                    request.setAttribute(
                            RequestAttributes.TENANT, known.tenant().slug().value());
                    yield new Provisioner(known.tenant().id(), client(request, actor), base(request));
                }
                Provisioner named = at(request, pathTenant, client(request, actor));
                if (!named.tenant().equals(known.tenant().id())) {
                    throw nobody(request, "scim_token");
                }
                yield named;
            }
        };
    }

    private Provisioner byBearer(HttpRequest<?> request, @Nullable String pathTenant, TokenText token) {
        Optional<TenantId> tenant = origins.of(request, pathTenant, Dialect.JSON) instanceof Origins.Known known
                ? Optional.of(known.origin().tenant())
                : Optional.empty();
        return switch (bearers.handle(new AuthenticateBearer.Attempt(tenant, token))) {
            case AuthenticateBearer.Operator operator ->
                at(request, pathTenant, Author.operator(RequestProvenance.of(request)));
            case AuthenticateBearer.Holder holder -> at(request, pathTenant, author(request, holder));
            case AuthenticateBearer.Refused refused -> throw nobody(request, "bearer");
        };
    }

    /// An administrator of people, or a service that this tenant trusts.
    private static Author author(HttpRequest<?> request, AuthenticateBearer.Holder holder) {
        Scopes reach = holder.token().scopes().only(Scope::isAdministrative);
        var named = holder.token().named();
        Optional<Actor> actor =
                named.user().map(Actor::of).or(() -> named.client().map(Actor::of));
        if (reach.permit(PEOPLE) && actor.isPresent()) {
            return new Author(actor.get(), AssignedBy.ADMINISTRATOR, reach, RequestProvenance.of(request));
        }
        boolean trusted = holder.token().type() == TokenType.SERVICE
                && holder.client().filter(client -> client.profile().trusted()).isPresent();
        if (trusted && actor.isPresent()) {
            return client(request, actor.get());
        }
        throw ScimFault.of(HttpStatus.FORBIDDEN, "The token does not open provisioning");
    }

    private Provisioner at(HttpRequest<?> request, @Nullable String pathTenant, Author author) {
        return switch (origins.of(request, pathTenant, Dialect.JSON)) {
            case Origins.Unknown unknown -> throw unknown();
            case Origins.Contradiction contradiction ->
                throw ScimFault.of(HttpStatus.BAD_REQUEST, "Path and header name different tenants");
            case Origins.Known known -> {
                if (served.handle(known.origin().tenant()).isEmpty()) {
                    throw unknown();
                }
                yield new Provisioner(known.origin().tenant(), author, base(request));
            }
        };
    }

    /// Roles that such a client gives open no administration, and those who administer are not its to change.
    private static Author client(HttpRequest<?> request, Actor actor) {
        return new Author(actor, AssignedBy.PROVISIONING, Scopes.NONE, RequestProvenance.of(request));
    }

    private static TokenText bearer(HttpRequest<?> request) {
        String authorization = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw nobody(request, "nothing");
        }
        return new TokenText(authorization.substring(BEARER.length()).strip());
    }

    /// The URL under which provisioning is addressed.
    private String base(HttpRequest<?> request) {
        String path = request.getPath();
        int partners = UrlSpace.SCIM_OF_PARTNERS.length() + 1;
        int end = path.startsWith(UrlSpace.SCIM_OF_PARTNERS + "/")
                ? path.indexOf('/', partners)
                : path.indexOf(UrlSpace.SCIM) + UrlSpace.SCIM.length();
        return origins.base(request).value() + (end < 0 ? path : path.substring(0, end));
    }

    private static ScimFault nobody(HttpRequest<?> request, String why) {
        request.setAttribute(RequestAttributes.USE_CASE, "AuthenticateProvisioner");
        request.setAttribute(RequestAttributes.OUTCOME, why);
        request.setAttribute(RequestAttributes.REFUSAL, AuditAction.ACCESS_REFUSED);
        return ScimFault.of(HttpStatus.UNAUTHORIZED, "Invalid service token");
    }

    private static ScimFault unknown() {
        return ScimFault.of(HttpStatus.NOT_FOUND, "Unknown tenant");
    }
}
