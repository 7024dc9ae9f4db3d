package dev.signet.rest.credential;

import static dev.signet.rest.UrlSpace.CREDENTIALS;
import static dev.signet.rest.UrlSpace.UNDER_TENANT;

import dev.signet.application.credential.factor.ConfirmTotp;
import dev.signet.application.credential.factor.EnrolTotp;
import dev.signet.application.credential.factor.OwnProof;
import dev.signet.application.credential.factor.RemoveTotp;
import dev.signet.application.credential.factor.RenewRecoveryCodes;
import dev.signet.domain.credential.OneTimeCode;
import dev.signet.domain.token.Dialect;
import dev.signet.domain.user.UserId;
import dev.signet.rest.UrlSpace;
import dev.signet.rest.description.Described;
import dev.signet.rest.description.OpenApi;
import dev.signet.rest.description.Operation;
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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What people prove themselves by beside their password, each for themselves.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class FactorEndpoint {

    private static final String ENROL = CREDENTIALS + "/totp/enrol";
    private static final String CONFIRM = CREDENTIALS + "/totp/confirm";
    private static final String REMOVE = CREDENTIALS + "/totp/remove";
    private static final String RECOVERY_CODES = CREDENTIALS + "/recovery-codes";

    private static final JsonBody CODE = new JsonBody(Set.of(Parameters.MFA_CODE), Parameters.MFA_CODE);

    private final EnrolTotp enrol;
    private final ConfirmTotp confirm;
    private final RemoveTotp remove;
    private final RenewRecoveryCodes renew;
    private final Requesters requesters;
    private final Door door;

    FactorEndpoint(
            EnrolTotp enrol,
            ConfirmTotp confirm,
            RemoveTotp remove,
            RenewRecoveryCodes renew,
            Requesters requesters,
            Door door) {
        this.enrol = enrol;
        this.confirm = confirm;
        this.remove = remove;
        this.renew = renew;
        this.requesters = requesters;
        this.door = door;
    }

    /// Begins to give the bearer an authenticator.
    @Post(
            uris = {ENROL, UNDER_TENANT + ENROL},
            consumes = MediaType.ALL)
    HttpResponse<byte[]> enrol(HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        RequestBody.of(request);
        return door.open(request, tenant, Dialect.JSON, known -> {
            var wanted = new EnrolTotp.Request(
                    known.origin().tenant(),
                    self(request, known),
                    known.origin().provenance());
            EnrolTotp.Outcome outcome = enrol.handle(wanted);
            Notes.outcome(request, "EnrolTotp", outcome.getClass().getSimpleName());
            return FactorAnswers.of(outcome, known.slug());
        });
    }

    /// Lets the authenticator count.
    @Post(
            uris = {CONFIRM, UNDER_TENANT + CONFIRM},
            consumes = MediaType.ALL)
    HttpResponse<byte[]> confirm(HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        byte[] body = RequestBody.of(request);
        return door.open(request, tenant, Dialect.JSON, known -> {
            UserId user = self(request, known);
            var origin = known.origin();
            ConfirmTotp.Outcome outcome = confirm.handle(new ConfirmTotp.Request(
                    origin.tenant(),
                    user,
                    code(body).orElseGet(() -> new OneTimeCode("")),
                    origin.guesser(),
                    origin.provenance()));
            note(request, "ConfirmTotp", outcome, outcome instanceof ConfirmTotp.WrongCode);
            return FactorAnswers.of(outcome);
        });
    }

    /// Takes it away again.
    @Post(
            uris = {REMOVE, UNDER_TENANT + REMOVE},
            consumes = MediaType.ALL)
    HttpResponse<byte[]> remove(HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        byte[] body = RequestBody.of(request);
        return door.open(request, tenant, Dialect.JSON, known -> {
            RemoveTotp.Outcome outcome = remove.handle(proof(request, known, body));
            note(request, "RemoveTotp", outcome, outcome instanceof RemoveTotp.WrongCode);
            return FactorAnswers.of(outcome);
        });
    }

    /// Makes new recovery codes.
    @Post(
            uris = {RECOVERY_CODES, UNDER_TENANT + RECOVERY_CODES},
            consumes = MediaType.ALL)
    HttpResponse<byte[]> renew(HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        byte[] body = RequestBody.of(request);
        return door.open(request, tenant, Dialect.JSON, known -> {
            RenewRecoveryCodes.Outcome outcome = renew.handle(proof(request, known, body));
            note(request, "RenewRecoveryCodes", outcome, outcome instanceof RenewRecoveryCodes.WrongCode);
            return FactorAnswers.of(outcome);
        });
    }

    private OwnProof proof(HttpRequest<?> request, Origins.Known known, byte[] body) {
        UserId user = self(request, known);
        var origin = known.origin();
        return new OwnProof(origin.tenant(), user, code(body), origin.guesser(), origin.provenance());
    }

    private UserId self(HttpRequest<?> request, Origins.Known known) {
        return requesters
                .bearer(request, known)
                .self()
                .orElseThrow(() -> new Unacceptable(FactorAnswers.NOT_THEMSELVES.answer()));
    }

    private static Optional<OneTimeCode> code(byte[] body) {
        return CODE.read(body).text(Parameters.MFA_CODE).map(OneTimeCode::new);
    }

    private static void note(HttpRequest<?> request, String useCase, Object outcome, boolean refused) {
        String name = outcome.getClass().getSimpleName();
        if (refused) {
            Notes.refusal(request, useCase, "wrong_code");
        } else {
            Notes.outcome(request, useCase, name);
        }
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        @Override
        public Class<?> endpoint() {
            return FactorEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.ofEntries(
                    Map.entry(
                            "enrol",
                            own(CredentialShapes.addressed("Begins to give the bearer an authenticator (RFC 6238)."))
                                    .gives(
                                            200,
                                            "What the authenticator must be told, this once.",
                                            CredentialShapes.json(CredentialShapes.ENROLMENT))
                                    .refuses(409, "There is one that counts.")),
                    Map.entry(
                            "confirm",
                            own(CredentialShapes.guessed("Lets the authenticator count."))
                                    .takes(CredentialShapes.CODE, MediaType.APPLICATION_JSON)
                                    .gives(
                                            200,
                                            "Recovery codes, this once.",
                                            CredentialShapes.json(CredentialShapes.RECOVERY_CODES))),
                    Map.entry(
                            "remove",
                            own(CredentialShapes.guessed("Takes authenticator and recovery codes away."))
                                    .takes(CredentialShapes.CODE, MediaType.APPLICATION_JSON)
                                    .gives(204, "They are gone.")),
                    Map.entry(
                            "renew",
                            own(CredentialShapes.guessed("Makes new recovery codes; the former count no more."))
                                    .takes(CredentialShapes.CODE, MediaType.APPLICATION_JSON)
                                    .gives(
                                            200,
                                            "Recovery codes, this once.",
                                            CredentialShapes.json(CredentialShapes.RECOVERY_CODES))));
        }

        private static Operation own(Operation operation) {
            return operation
                    .proves(OpenApi.BEARER)
                    .refuses(401, "No good bearer token, or a wrong code.")
                    .refuses(403, "The token is not the user's own.");
        }
    }
}
