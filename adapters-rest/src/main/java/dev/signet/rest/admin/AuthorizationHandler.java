package dev.signet.rest.admin;

import dev.signet.application.token.AuthenticateBearer;
import dev.signet.domain.audit.AuditAction;
import dev.signet.rest.RequestAttributes;
import dev.signet.rest.edge.Fault;
import dev.signet.rest.edge.Faults;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import java.util.List;

/// Refuses in the words of RFC 6750 §3: 401 to who proved nothing, 403 to who may not.
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class AuthorizationHandler implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

    private static final String CHALLENGE = "Bearer realm=\"signet\"";

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException refused) {
        HttpRequest<?> asked = request;
        asked.setAttribute(RequestAttributes.REFUSAL, AuditAction.ACCESS_REFUSED);
        asked.setAttribute(RequestAttributes.USE_CASE, AuthenticateBearer.class.getSimpleName());
        asked.setAttribute(RequestAttributes.OUTCOME, refused.isForbidden() ? "insufficient_scope" : "bearer");
        return Faults.answer(asked, refused.isForbidden() ? forbidden(asked) : unauthorized(asked));
    }

    private static Fault forbidden(HttpRequest<?> request) {
        String scope = String.join(" ", AdministratorRule.required(request).orElse(List.of()));
        return Fault.of(HttpStatus.FORBIDDEN, "insufficient_scope", "The token does not open this.")
                .header(
                        HttpHeaders.WWW_AUTHENTICATE,
                        CHALLENGE + ", error=\"insufficient_scope\", scope=\"" + scope + "\"");
    }

    /// Who sends no token learns only how to send one (§3.1).
    private static Fault unauthorized(HttpRequest<?> request) {
        boolean sent = request.getHeaders().contains(HttpHeaders.AUTHORIZATION);
        return Fault.of(
                        HttpStatus.UNAUTHORIZED,
                        sent ? "invalid_token" : "unauthorized",
                        sent ? "The token is not good here." : "A bearer token is needed.")
                .header(HttpHeaders.WWW_AUTHENTICATE, sent ? CHALLENGE + ", error=\"invalid_token\"" : CHALLENGE);
    }
}
