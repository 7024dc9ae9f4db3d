package dev.signet.rest.authorization;

import static dev.signet.rest.UrlSpace.AUTHZ;
import static dev.signet.rest.UrlSpace.UNDER_TENANT;

import dev.signet.application.token.AuthenticateBearer;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.token.Dialect;
import dev.signet.domain.token.TokenText;
import dev.signet.rest.RequestAttributes;
import dev.signet.rest.UrlSpace;
import dev.signet.rest.description.Described;
import dev.signet.rest.description.Operation;
import dev.signet.rest.tenant.Origins;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says whether whoever carries this bearer token may pass (nginx `auth_request`, Traefik `forwardAuth`, Caddy
/// `forward_auth`): 200 with who it is in headers, 401 or 403, and nothing else, for proxies know nothing else. What a
/// proxy tells of the original request is taken, and decides nothing: a route that asks for more asks for more scopes.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuthorizationEndpoint {

    private static final String BEARER = "Bearer ";
    private static final String SCOPE = "scope";
    private static final String USE_CASE = AuthenticateBearer.class.getSimpleName();

    private final AuthenticateBearer bearers;
    private final Origins origins;

    AuthorizationEndpoint(AuthenticateBearer bearers, Origins origins) {
        this.bearers = bearers;
        this.origins = origins;
    }

    /// Judges the token in the `Authorization` header. The path names the tenant whose tokens alone pass; else a
    /// header does, else it is the default one.
    @Get(uris = {AUTHZ, UNDER_TENANT + AUTHZ})
    HttpResponse<?> authorize(HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        Optional<Scopes> required = required(request);
        if (required.isEmpty()) {
            return refused(request, "malformed_scope", AuthorizationAnswers.invalidRequest());
        }
        return switch (origins.of(request, tenant, Dialect.JSON)) {
            case Origins.Contradiction contradiction ->
                refused(request, "other_tenant", AuthorizationAnswers.invalidRequest());
            case Origins.Unknown unknown -> unauthorized(request);
            case Origins.Known known -> judge(request, known.origin().tenant(), required.get());
        };
    }

    private HttpResponse<?> judge(HttpRequest<?> request, TenantId tenant, Scopes required) {
        Optional<TokenText> token = token(request);
        if (token.isEmpty()) {
            return unauthorized(request);
        }
        return switch (bearers.handle(new AuthenticateBearer.Attempt(Optional.of(tenant), token.get()))) {
            case AuthenticateBearer.Holder holder -> {
                if (required.values().stream().allMatch(scope -> holds(holder, scope))) {
                    note(request, "let_through");
                    yield AuthorizationAnswers.ok(holder);
                }
                yield refused(request, "insufficient_scope", AuthorizationAnswers.forbidden(required));
            }
            case AuthenticateBearer.Operator operator -> unauthorized(request);
            case AuthenticateBearer.Refused refused -> unauthorized(request);
        };
    }

    private static boolean holds(AuthenticateBearer.Holder holder, Scope scope) {
        return holder.token().scopes().permit(scope);
    }

    private static HttpResponse<?> unauthorized(HttpRequest<?> request) {
        boolean tried = request.getHeaders().contains(HttpHeaders.AUTHORIZATION);
        return refused(request, "bearer", AuthorizationAnswers.unauthorized(tried));
    }

    private static HttpResponse<?> refused(HttpRequest<?> request, String why, HttpResponse<?> answer) {
        request.setAttribute(RequestAttributes.REFUSAL, AuditAction.ACCESS_REFUSED);
        note(request, why);
        return answer;
    }

    private static void note(HttpRequest<?> request, String outcome) {
        request.setAttribute(RequestAttributes.USE_CASE, USE_CASE);
        request.setAttribute(RequestAttributes.OUTCOME, outcome);
    }

    /// The bearer token (RFC 6750 §2.1); empty if there is none, or more than one.
    private static Optional<TokenText> token(HttpRequest<?> request) {
        List<String> lines = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
        return lines.size() == 1
                ? Optional.of(lines.getFirst())
                        .filter(line -> line.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                        .map(line ->
                                new TokenText(line.substring(BEARER.length()).strip()))
                : Optional.empty();
    }

    /// Every scope that the query names, in one parameter or several; empty if one of them is no scope.
    private static Optional<Scopes> required(HttpRequest<?> request) {
        try {
            return Optional.of(
                    Scopes.parse(String.join(" ", request.getParameters().getAll(SCOPE))));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        @Override
        public Class<?> endpoint() {
            return AuthorizationEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.of("authorize", AuthorizationAnswers.OPERATION);
        }
    }
}
