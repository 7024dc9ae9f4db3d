package dev.signet.rest.credential;

import static dev.signet.rest.UrlSpace.CREDENTIALS;
import static dev.signet.rest.UrlSpace.UNDER_TENANT;

import dev.signet.application.credential.RotatePassword;
import dev.signet.application.credential.apikey.RotateApiKey;
import dev.signet.application.credential.apikey.ValidateApiKey;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.ApiKey;
import dev.signet.domain.credential.OneTimeCode;
import dev.signet.domain.credential.Password;
import dev.signet.domain.token.Dialect;
import dev.signet.rest.RequestAttributes;
import dev.signet.rest.UrlSpace;
import dev.signet.rest.description.Described;
import dev.signet.rest.description.OpenApi;
import dev.signet.rest.description.Operation;
import dev.signet.rest.dialect.Door;
import dev.signet.rest.dialect.JsonBody;
import dev.signet.rest.dialect.JsonFlaws;
import dev.signet.rest.dialect.Parameters;
import dev.signet.rest.dialect.RequestBody;
import dev.signet.rest.dialect.Unacceptable;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Passwords and API keys: changing the one, changing and checking the other.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class CredentialEndpoint {

    static final String NEW_PASSWORD = "new_password";
    static final String CURRENT_PASSWORD = "current_password";
    static final String NEW_API_KEY = "new_api_key";
    static final String API_KEY = "api_key";
    static final String OVERLAP = "overlap_seconds";
    static final String EXPIRES_IN = "expires_in";

    private static final String ROTATE_PASSWORD = CREDENTIALS + "/password/rotate";
    private static final String ROTATE_API_KEY = CREDENTIALS + "/api-key/rotate";
    private static final String VALIDATE_API_KEY = CREDENTIALS + "/api-key/validate";

    private static final JsonBody PASSWORDS = new JsonBody(
            Set.of(Parameters.USERNAME, CURRENT_PASSWORD, NEW_PASSWORD, Parameters.MFA_CODE),
            Parameters.USERNAME,
            CURRENT_PASSWORD,
            NEW_PASSWORD);
    private static final JsonBody NEW_KEY = new JsonBody(
            Set.of(Parameters.USERNAME, NEW_API_KEY, Parameters.SCOPE),
            Set.of(OVERLAP, EXPIRES_IN),
            Parameters.USERNAME);
    private static final JsonBody KEY = new JsonBody(Set.of(API_KEY), API_KEY);

    private final RotatePassword rotatePassword;
    private final RotateApiKey rotateApiKey;
    private final ValidateApiKey validateApiKey;
    private final Requesters requesters;
    private final Door door;

    CredentialEndpoint(
            RotatePassword rotatePassword,
            RotateApiKey rotateApiKey,
            ValidateApiKey validateApiKey,
            Requesters requesters,
            Door door) {
        this.rotatePassword = rotatePassword;
        this.rotateApiKey = rotateApiKey;
        this.validateApiKey = validateApiKey;
        this.requesters = requesters;
        this.door = door;
    }

    /// Changes a password, by who knows it.
    @Post(
            uris = {ROTATE_PASSWORD, UNDER_TENANT + ROTATE_PASSWORD},
            consumes = MediaType.ALL)
    HttpResponse<byte[]> rotatePassword(
            HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        byte[] body = RequestBody.of(request);
        return door.open(request, tenant, Dialect.JSON, known -> {
            Parameters in = PASSWORDS.read(body);
            String name = in.text(Parameters.USERNAME).orElse("");
            request.setAttribute(RequestAttributes.NAME, name);
            RotatePassword.Outcome outcome = rotatePassword.handle(new RotatePassword.Request(
                    known.origin(),
                    name,
                    new Password(in.text(CURRENT_PASSWORD).orElse("")),
                    new Password(in.text(NEW_PASSWORD).orElse("")),
                    in.text(Parameters.MFA_CODE).map(OneTimeCode::new)));
            Notes.of(request, outcome);
            return IdentityAnswers.of(outcome);
        });
    }

    /// Gives a user a new API key.
    @Post(
            uris = {ROTATE_API_KEY, UNDER_TENANT + ROTATE_API_KEY},
            consumes = MediaType.ALL)
    HttpResponse<byte[]> rotateApiKey(HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        byte[] body = RequestBody.of(request);
        return door.open(request, tenant, Dialect.JSON, known -> {
            var requester = requesters.anybody(request, known);
            Parameters in = NEW_KEY.read(body);
            RotateApiKey.Outcome outcome = rotateApiKey.handle(new RotateApiKey.Request(
                    known.origin().tenant(),
                    in.text(Parameters.USERNAME).orElse(""),
                    value(in, NEW_API_KEY, ApiKey::supplied),
                    shape(in),
                    requester));
            Notes.of(request, outcome);
            return IdentityAnswers.of(outcome);
        });
    }

    /// Says whose an API key is.
    @Post(
            uris = {VALIDATE_API_KEY, UNDER_TENANT + VALIDATE_API_KEY},
            consumes = MediaType.ALL)
    HttpResponse<byte[]> validateApiKey(
            HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        byte[] body = RequestBody.of(request);
        return door.open(request, tenant, Dialect.JSON, known -> {
            Parameters in = KEY.read(body);
            ValidateApiKey.Outcome outcome = validateApiKey.handle(new ValidateApiKey.Request(
                    known.origin().tenant(),
                    new ApiKey(in.text(API_KEY).orElse("")),
                    known.origin().guesser()));
            Notes.of(request, outcome);
            return IdentityAnswers.of(outcome);
        });
    }

    private static RotateApiKey.Shape shape(Parameters in) {
        Optional<Scopes> scopes = value(in, Parameters.SCOPE, Scopes::parse);
        Optional<Duration> lifetime = value(in, EXPIRES_IN, CredentialEndpoint::seconds);
        Duration overlap = value(in, OVERLAP, text -> {
                    Duration wanted = seconds(text);
                    new RotateApiKey.Shape(wanted, Optional.empty(), Optional.empty());
                    return wanted;
                })
                .orElse(Duration.ZERO);
        try {
            return new RotateApiKey.Shape(overlap, scopes, lifetime);
        } catch (InvalidValue e) {
            throw unfit(EXPIRES_IN, e);
        }
    }

    private static Duration seconds(String text) {
        InvalidValue.unless(text.length() <= 10, "must be fewer seconds");
        return Duration.ofSeconds(Long.parseLong(text));
    }

    private static <T> Optional<T> value(Parameters in, String member, Function<String, T> maker) {
        try {
            return in.text(member).map(maker);
        } catch (InvalidValue e) {
            throw unfit(member, e);
        }
    }

    private static Unacceptable unfit(String member, InvalidValue why) {
        return new Unacceptable(
                JsonFlaws.answer(List.of(JsonFlaws.Flaw.unfit(member, String.valueOf(why.getMessage())))));
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        @Override
        public Class<?> endpoint() {
            return CredentialEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.ofEntries(
                    Map.entry(
                            "rotatePassword",
                            CredentialShapes.guessed("Changes a password, also one that has expired.")
                                    .takes(CredentialShapes.PASSWORDS, MediaType.APPLICATION_JSON)
                                    .gives(200, "Whose it is.", CredentialShapes.json(CredentialShapes.IDENTITY))
                                    .refuses(401, "Wrong name or password.")
                                    .refuses(403, "The account is disabled.")),
                    Map.entry(
                            "rotateApiKey",
                            CredentialShapes.addressed("Gives a user a new API key.")
                                    .proves(OpenApi.SERVICE_TOKEN, OpenApi.BEARER)
                                    .takes(CredentialShapes.NEW_KEY, MediaType.APPLICATION_JSON)
                                    .gives(
                                            200,
                                            "The key, this once, and whose it is.",
                                            CredentialShapes.json(CredentialShapes.IDENTITY_WITH_KEY))
                                    .refuses(401, "Nothing good was shown.")
                                    .refuses(403, "Not allowed for this user, or the account is disabled.")
                                    .refuses(409, "The supplied key is or was in use.")),
                    Map.entry(
                            "validateApiKey",
                            CredentialShapes.guessed("Says whose an API key is.")
                                    .takes(CredentialShapes.KEY, MediaType.APPLICATION_JSON)
                                    .gives(
                                            200,
                                            "Whose it is, and what it gives.",
                                            CredentialShapes.json(CredentialShapes.IDENTITY_WITH_SCOPES))
                                    .refuses(401, "No such key.")
                                    .refuses(403, "The key must be rotated, or the account is disabled.")));
        }
    }
}
