package dev.signet.rest.token;

import static dev.signet.rest.UrlSpace.REVOCATION;
import static dev.signet.rest.UrlSpace.UNDER_TENANT;

import dev.signet.application.token.RevokeToken;
import dev.signet.domain.token.Dialect;
import dev.signet.domain.token.TokenText;
import dev.signet.rest.OAuthError;
import dev.signet.rest.UrlSpace;
import dev.signet.rest.description.Described;
import dev.signet.rest.description.OpenApi;
import dev.signet.rest.description.Operation;
import dev.signet.rest.dialect.Door;
import dev.signet.rest.dialect.Parameters;
import dev.signet.rest.dialect.RequestBody;
import dev.signet.rest.dialect.Unacceptable;
import dev.signet.rest.tenant.Origins;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Token revocation (RFC 7009 §2): a form, from a client or from whoever holds the service token. A
/// `token_type_hint` is not needed to tell tokens apart.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RevocationEndpoint {

    private final RevokeToken revoke;
    private final Callers callers;
    private final Door door;

    RevocationEndpoint(RevokeToken revoke, Callers callers, Door door) {
        this.revoke = revoke;
        this.callers = callers;
        this.door = door;
    }

    /// Takes a token's force. Whoever may not, or names nothing, gets the same answer.
    @Post(
            uris = {REVOCATION, UNDER_TENANT + REVOCATION},
            consumes = MediaType.ALL)
    HttpResponse<byte[]> revoke(HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        byte[] bytes = RequestBody.of(request);
        return door.open(request, tenant, Dialect.FORM, known -> at(request, known, FormBody.read(bytes)));
    }

    private HttpResponse<byte[]> at(HttpRequest<?> request, Origins.Known known, Parameters parameters) {
        Callers.Caller caller = callers.byToken(
                        request, Optional.of(known.origin().tenant()))
                .orElseGet(() -> callers.byClient(request, known, parameters, true));
        return switch (caller) {
            case Callers.Nobody nobody -> nobody.answer();
            case Callers.Holder holder -> ClientErrors.NOT_AUTHENTICATED.answer();
            case Callers.Service service -> revoke(request, known, new RevokeToken.Service(), parameters);
            case Callers.Proven proven -> revoke(request, known, new RevokeToken.ByClient(proven.client()), parameters);
        };
    }

    private HttpResponse<byte[]> revoke(
            HttpRequest<?> request, Origins.Known known, RevokeToken.Authority authority, Parameters parameters) {
        String token = parameters.text(Parameters.TOKEN).orElseThrow(() -> Unacceptable.request("token is required"));
        RevokeToken.Outcome outcome =
                revoke.handle(new RevokeToken.Request(known.origin(), authority, new TokenText(token)));
        OutcomeNames.note(request, outcome);
        return OAuthError.uncached(HttpResponse.<byte[]>ok());
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        @Override
        public Class<?> endpoint() {
            return RevocationEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.ofEntries(Map.entry(
                    "revoke",
                    TokenShapes.addressed("Takes a token's force (RFC 7009 §2).")
                            .proves(OpenApi.CLIENT, OpenApi.SERVICE_TOKEN, OpenApi.BEARER)
                            .takes(TokenShapes.FORM_TOKEN, MediaType.APPLICATION_FORM_URLENCODED)
                            .gives(200, "It has none, or never had any.")));
        }
    }
}
