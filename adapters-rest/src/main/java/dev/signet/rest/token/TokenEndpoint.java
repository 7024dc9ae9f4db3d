package dev.signet.rest.token;

import static dev.signet.rest.UrlSpace.TOKEN;
import static dev.signet.rest.UrlSpace.TOKEN_ALIAS;
import static dev.signet.rest.UrlSpace.UNDER_TENANT;

import dev.signet.application.token.IssueClientToken;
import dev.signet.application.token.IssueUserTokens;
import dev.signet.application.token.RotateRefreshToken;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.token.Dialect;
import dev.signet.rest.UrlSpace;
import dev.signet.rest.description.Described;
import dev.signet.rest.description.Operation;
import dev.signet.rest.description.Problems;
import dev.signet.rest.dialect.Door;
import dev.signet.rest.dialect.JsonBody;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The token endpoint (RFC 6749 §3.2), in both dialects.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenEndpoint {

    private static final JsonBody JSON = new JsonBody(
            Set.of(
                    Parameters.GRANT_TYPE,
                    Parameters.USERNAME,
                    Parameters.PASSWORD,
                    Parameters.REFRESH_TOKEN,
                    Parameters.SCOPE,
                    Parameters.MFA_CODE,
                    Parameters.CLIENT_ID,
                    Parameters.CLIENT_SECRET,
                    Parameters.CLIENT_ASSERTION,
                    Parameters.CLIENT_ASSERTION_TYPE),
            Parameters.GRANT_TYPE);

    private final IssueUserTokens logIn;
    private final IssueClientToken issueToClient;
    private final RotateRefreshToken rotate;
    private final GrantRequests requests;
    private final Door door;
    private final FormTokenAnswers formAnswers = new FormTokenAnswers();
    private final JsonTokenAnswers jsonAnswers = new JsonTokenAnswers();

    TokenEndpoint(
            IssueUserTokens logIn,
            IssueClientToken issueToClient,
            RotateRefreshToken rotate,
            GrantRequests requests,
            Door door) {
        this.logIn = logIn;
        this.issueToClient = issueToClient;
        this.rotate = rotate;
        this.requests = requests;
        this.door = door;
    }

    /// Trades a grant for tokens.
    @Post(
            uris = {TOKEN, TOKEN_ALIAS, UNDER_TENANT + TOKEN, UNDER_TENANT + TOKEN_ALIAS},
            consumes = MediaType.ALL)
    HttpResponse<byte[]> token(HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        byte[] bytes = RequestBody.of(request);
        Dialect dialect = RequestDialect.of(request, bytes);
        return door.open(request, tenant, dialect, known -> switch (dialect) {
            case JSON -> json(request, known, JSON.read(bytes));
            case FORM -> form(request, known, FormBody.read(bytes));
        });
    }

    private HttpResponse<byte[]> json(HttpRequest<?> request, Origins.Known known, Parameters parameters) {
        return switch (parameters.text(Parameters.GRANT_TYPE).orElse("")) {
            case "password" -> {
                IssueUserTokens.Outcome outcome = logIn.handle(requests.directLogin(request, known, parameters));
                OutcomeNames.note(request, outcome);
                yield jsonAnswers.of(outcome);
            }
            case "refresh_token" ->
                refresh(request, requests.refresh(request, known, parameters, Dialect.JSON), jsonAnswers);
            default -> jsonAnswers.unsupported();
        };
    }

    private HttpResponse<byte[]> form(HttpRequest<?> request, Origins.Known known, Parameters parameters) {
        String grant = parameters
                .text(Parameters.GRANT_TYPE)
                .filter(TokenEndpoint::isWellFormed)
                .orElseThrow(() -> Unacceptable.request("grant_type is missing or malformed"));
        return switch (GrantType.ofWireName(grant).orElse(GrantType.AUTHORIZATION_CODE)) {
            case PASSWORD -> {
                IssueUserTokens.Outcome outcome = logIn.handle(requests.login(request, known, parameters));
                OutcomeNames.note(request, outcome);
                yield formAnswers.of(outcome);
            }
            case CLIENT_CREDENTIALS -> {
                IssueClientToken.Outcome outcome = issueToClient.handle(requests.own(request, known, parameters));
                OutcomeNames.note(request, outcome);
                yield formAnswers.of(outcome);
            }
            case REFRESH_TOKEN ->
                refresh(request, requests.refresh(request, known, parameters, Dialect.FORM), formAnswers);
            case AUTHORIZATION_CODE, DEVICE_CODE -> formAnswers.unsupported();
        };
    }

    private HttpResponse<byte[]> refresh(
            HttpRequest<?> request, RotateRefreshToken.Presented presented, TokenAnswers answers) {
        RotateRefreshToken.Outcome outcome = rotate.handle(presented);
        OutcomeNames.note(request, outcome);
        return answers.of(outcome, presented);
    }

    /// A name or a URI (RFC 6749 appendix A.10): printable, and without a space.
    private static boolean isWellFormed(String grant) {
        return grant.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        @Override
        public Class<?> endpoint() {
            return TokenEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.ofEntries(Map.entry(
                    "token",
                    TokenShapes.addressed(
                                    "Trades a grant for tokens (RFC 6749 §3.2); the body's type chooses the dialect.")
                            .takes(TokenShapes.FORM_GRANT, MediaType.APPLICATION_FORM_URLENCODED)
                            .takes(TokenShapes.JSON_GRANT, MediaType.APPLICATION_JSON)
                            .gives(200, "Tokens.", TokenShapes.json(TokenShapes.FORM_TOKENS, TokenShapes.JSON_TOKENS))
                            .refuses(403, "The account is disabled, or its password has expired (JSON only).")
                            .gives(
                                    422,
                                    "The JSON has flaws; all of them are named.",
                                    Map.of(MediaType.APPLICATION_JSON, Problems.FLAWS))));
        }
    }
}
