package dev.signet.rest.token;

import static dev.signet.rest.UrlSpace.INTROSPECTION;
import static dev.signet.rest.UrlSpace.UNDER_TENANT;

import dev.signet.application.token.IntrospectToken;
import dev.signet.domain.token.Dialect;
import dev.signet.domain.token.TokenText;
import dev.signet.rest.UrlSpace;
import dev.signet.rest.description.Described;
import dev.signet.rest.description.OpenApi;
import dev.signet.rest.description.Operation;
import dev.signet.rest.description.Problems;
import dev.signet.rest.dialect.Door;
import dev.signet.rest.dialect.JsonBody;
import dev.signet.rest.dialect.Parameters;
import dev.signet.rest.dialect.RequestBody;
import dev.signet.rest.dialect.Unacceptable;
import dev.signet.rest.tenant.Origins;
import dev.signet.rest.tenant.TenantAnswers;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Token introspection (RFC 7662 §2), in both dialects. Whoever may ask learns of unknown tenants what they learn of
/// unknown tokens: nothing is active there.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class IntrospectionEndpoint {

    private static final JsonBody JSON = new JsonBody(Set.of(Parameters.TOKEN), Parameters.TOKEN);

    private final IntrospectToken introspect;
    private final Callers callers;
    private final Origins origins;
    private final Door door;
    private final IntrospectionAnswers formAnswers;
    private final IntrospectionAnswers jsonAnswers;

    IntrospectionEndpoint(IntrospectToken introspect, Callers callers, Origins origins, Door door) {
        this.introspect = introspect;
        this.callers = callers;
        this.origins = origins;
        this.door = door;
        this.formAnswers = new FormIntrospectionAnswers();
        this.jsonAnswers = new JsonIntrospectionAnswers();
    }

    /// Says whether a token counts.
    @Post(
            uris = {INTROSPECTION, UNDER_TENANT + INTROSPECTION},
            consumes = MediaType.ALL)
    HttpResponse<byte[]> introspect(HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        byte[] bytes = RequestBody.of(request);
        Dialect dialect = RequestDialect.of(request, bytes);
        try {
            return switch (origins.of(request, tenant, dialect)) {
                case Origins.Contradiction contradiction -> TenantAnswers.contradiction();
                case Origins.Unknown unknown -> nowhere(request, bytes, dialect);
                case Origins.Known known -> at(request, known, bytes, dialect);
            };
        } catch (Unacceptable e) {
            return e.answer();
        }
    }

    private HttpResponse<byte[]> at(HttpRequest<?> request, Origins.Known known, byte[] body, Dialect dialect) {
        Optional<Callers.Caller> byToken =
                callers.byToken(request, Optional.of(known.origin().tenant()));
        if (byToken.isEmpty() && dialect == Dialect.FORM) {
            return door.through(known, here -> byClient(request, here, FormBody.read(body)));
        }
        Callers.Caller caller = byToken.orElseGet(Callers::nobody);
        return caller instanceof Callers.Nobody nobody
                ? nobody.answer()
                : answer(request, known, caller, dialect, read(body, dialect));
    }

    private HttpResponse<byte[]> byClient(HttpRequest<?> request, Origins.Known known, Parameters parameters) {
        Callers.Caller caller = callers.byClient(request, known, parameters, false);
        return answer(request, known, caller, Dialect.FORM, parameters);
    }

    private HttpResponse<byte[]> answer(
            HttpRequest<?> request,
            Origins.Known known,
            Callers.Caller caller,
            Dialect dialect,
            Parameters parameters) {
        return switch (caller) {
            case Callers.Nobody nobody -> nobody.answer();
            case Callers.Service service -> answer(request, known, new IntrospectToken.Service(), dialect, parameters);
            case Callers.Proven proven ->
                answer(request, known, new IntrospectToken.ByClient(proven.client()), dialect, parameters);
            case Callers.Holder holder ->
                answer(request, known, new IntrospectToken.ByBearer(holder.token()), dialect, parameters);
        };
    }

    private HttpResponse<byte[]> answer(
            HttpRequest<?> request,
            Origins.Known known,
            IntrospectToken.Inspector inspector,
            Dialect dialect,
            Parameters parameters) {
        var question =
                new IntrospectToken.Question(known.origin(), inspector, new TokenText(token(parameters, dialect)));
        IntrospectToken.Outcome outcome = introspect.handle(question);
        OutcomeNames.note(request, outcome);
        return answers(dialect).of(outcome, known.origin().base());
    }

    /// Where there is no tenant there are no clients, and nothing is active.
    private HttpResponse<byte[]> nowhere(HttpRequest<?> request, byte[] body, Dialect dialect) {
        Optional<Callers.Caller> byToken = callers.byToken(request, Optional.empty());
        if (byToken.isEmpty() && dialect == Dialect.FORM) {
            return TenantAnswers.unknown();
        }
        if (byToken.orElseGet(Callers::nobody) instanceof Callers.Nobody nobody) {
            return nobody.answer();
        }
        token(read(body, dialect), dialect);
        return answers(dialect).inactive();
    }

    private static Parameters read(byte[] body, Dialect dialect) {
        return switch (dialect) {
            case JSON -> JSON.read(body);
            case FORM -> FormBody.read(body);
        };
    }

    private static String token(Parameters parameters, Dialect dialect) {
        return switch (dialect) {
            case JSON -> parameters.text(Parameters.TOKEN).orElse("");
            case FORM -> parameters.text(Parameters.TOKEN).orElseThrow(() -> Unacceptable.request("token is required"));
        };
    }

    private IntrospectionAnswers answers(Dialect dialect) {
        return switch (dialect) {
            case JSON -> jsonAnswers;
            case FORM -> formAnswers;
        };
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        @Override
        public Class<?> endpoint() {
            return IntrospectionEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.ofEntries(Map.entry(
                    "introspect",
                    TokenShapes.addressed("Says whether a token counts (RFC 7662 §2).")
                            .proves(OpenApi.CLIENT, OpenApi.SERVICE_TOKEN, OpenApi.BEARER)
                            .takes(TokenShapes.FORM_TOKEN, MediaType.APPLICATION_FORM_URLENCODED)
                            .takes(TokenShapes.JSON_TOKEN, MediaType.APPLICATION_JSON)
                            .gives(
                                    200,
                                    "What it is.",
                                    TokenShapes.json(TokenShapes.FORM_INTROSPECTION, TokenShapes.JSON_INTROSPECTION))
                            .gives(
                                    422,
                                    "The JSON has flaws; all of them are named.",
                                    Map.of(MediaType.APPLICATION_JSON, Problems.FLAWS))));
        }
    }
}
