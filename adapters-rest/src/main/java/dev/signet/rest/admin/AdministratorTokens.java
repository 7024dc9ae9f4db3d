package dev.signet.rest.admin;

import dev.signet.application.Author;
import dev.signet.application.tenant.ResolveTenant;
import dev.signet.application.token.AuthenticateBearer;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.token.NamedParties;
import dev.signet.domain.token.TokenText;
import dev.signet.domain.user.AssignedBy;
import dev.signet.rest.RequestAttributes;
import dev.signet.rest.UrlSpace;
import dev.signet.rest.edge.RequestProvenance;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.jwt.validator.ReactiveJsonWebTokenValidator;
import io.micronaut.security.token.validator.TokenValidator;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/// Tells who carries the bearer token of an administrative request. The framework's own validator knows neither
/// tenants nor revocation, so the use case stands in its place.
@Singleton
@Replaces(ReactiveJsonWebTokenValidator.class)
final class AdministratorTokens implements TokenValidator<HttpRequest<?>> {

    private final AuthenticateBearer bearers;
    private final ResolveTenant tenants;
    private final ExecutorService blocking;

    AdministratorTokens(
            AuthenticateBearer bearers,
            ResolveTenant tenants,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.bearers = bearers;
        this.tenants = tenants;
        this.blocking = blocking;
    }

    @Override
    public Publisher<Authentication> validateToken(String token, @Nullable HttpRequest<?> request) {
        if (request == null || !isAdministration(request)) {
            return Publishers.empty();
        }
        return Publishers.fromCompletableFuture(
                () -> CompletableFuture.supplyAsync(() -> administrator(token, request), blocking));
    }

    private @Nullable Authentication administrator(String token, HttpRequest<?> request) {
        Optional<String> slug = slug(request);
        Optional<TenantId> tenant = slug.flatMap(tenants::handle);
        if (tenant.isPresent()) {
            request.setAttribute(RequestAttributes.TENANT, slug.orElseThrow());
        }
        var provenance = RequestProvenance.of(request);
        return switch (bearers.handle(new AuthenticateBearer.Attempt(tenant, new TokenText(token)))) {
            case AuthenticateBearer.Operator operator -> new Administrator(Author.operator(provenance), true, tenant);
            case AuthenticateBearer.Holder holder ->
                actor(holder.token().named())
                        .map(actor -> new Author(
                                actor,
                                AssignedBy.ADMINISTRATOR,
                                reach(holder.token().scopes()),
                                provenance))
                        .map(author -> new Administrator(author, false, tenant))
                        .orElse(null);
            case AuthenticateBearer.Refused refused -> null; // as the framework would have it: nobody
        };
    }

    private static boolean isAdministration(HttpRequest<?> request) {
        return AdministratorRule.required(request).isPresent()
                || request.getPath().startsWith(UrlSpace.ADMIN);
    }

    private static Optional<String> slug(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .map(route -> route.getVariableValues().get(Paths.SLUG))
                .map(Object::toString);
    }

    private static Optional<Actor> actor(NamedParties named) {
        return named.user().map(Actor::of).or(() -> named.client().map(Actor::of));
    }

    private static Scopes reach(Scopes held) {
        return held.only(Scope::isAdministrative);
    }
}
