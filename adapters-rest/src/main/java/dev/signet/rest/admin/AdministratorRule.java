package dev.signet.rest.admin;

import dev.signet.rest.UrlSpace;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecuredAnnotationRule;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.micronaut.web.router.RouteMatch;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/// Lets an administrator do what `@Secured` on an endpoint asks for, scope inheritance included. It judges before
/// the framework's own reading of that annotation, which knows no inheritance. Everything outside administration
/// guards itself.
@Singleton
final class AdministratorRule implements SecurityRule<HttpRequest<?>> {

    @Override
    public Publisher<SecurityRuleResult> check(
            @Nullable HttpRequest<?> request, @Nullable Authentication authentication) {
        return Publishers.just(request == null ? SecurityRuleResult.REJECTED : judge(request, authentication));
    }

    private static SecurityRuleResult judge(HttpRequest<?> request, @Nullable Authentication authentication) {
        Optional<List<String>> required = required(request);
        if (required.isEmpty()) {
            // Nothing there to guard: only administrators learn so of administration's own paths.
            return request.getPath().startsWith(UrlSpace.ADMIN) && !(authentication instanceof Administrator)
                    ? SecurityRuleResult.REJECTED
                    : SecurityRuleResult.ALLOWED;
        }
        boolean may = authentication instanceof Administrator administrator
                && required.get().stream().anyMatch(administrator::has);
        return may ? SecurityRuleResult.ALLOWED : SecurityRuleResult.REJECTED;
    }

    /// What the endpoint asks for, if it is one of administration.
    static Optional<List<String>> required(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .map(RouteMatch::getRouteInfo)
                .filter(AdministratorRule::isAdministration)
                .map(route -> List.of(route.getAnnotationMetadata().stringValues(Secured.class)));
    }

    private static boolean isAdministration(RouteInfo<?> route) {
        return route.getDeclaringType().getPackageName().equals(AdministratorRule.class.getPackageName());
    }

    @Override
    public int getOrder() {
        return SecuredAnnotationRule.ORDER - 1;
    }
}
