package dev.signet.grpc.edge;

import dev.signet.application.token.AuthenticateBearer;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.credential.Guesser;
import dev.signet.grpc.GrpcSettings;
import io.grpc.Status;
import jakarta.inject.Singleton;

/// Tells the services of this deployment, which hold its service token, from everybody else.
@Singleton
public final class TrustedCallers {

    private final GrpcSettings settings;

    TrustedCallers(GrpcSettings settings) {
        this.settings = settings;
    }

    /// Goes on only for a service. A token that is wrong is wrong, also where none is asked for.
    ///
    /// @throws io.grpc.StatusRuntimeException UNAUTHENTICATED if it is none
    public void demand(Call call) {
        boolean silent = call.text(settings.serviceTokenName()).isEmpty();
        if (!(isService(call) || (settings.open() && silent))) {
            call.refused(
                    AuditAction.ACCESS_REFUSED,
                    new Call.Judgement(AuthenticateBearer.class.getSimpleName(), "service_token"));
            throw Fault.of(Status.Code.UNAUTHENTICATED, "INVALID_SERVICE_TOKEN", "Invalid service token");
        }
    }

    /// Who is counted for what is guessed: whoever holds the service token speaks for many people.
    public Guesser guesser(Call call) {
        return new Guesser(call.source(), isService(call) ? Guesser.Kind.RELAY : Guesser.Kind.ANYBODY);
    }

    private boolean isService(Call call) {
        return call.text(settings.serviceTokenName())
                .flatMap(presented -> settings.serviceToken().filter(secret -> secret.matches(presented)))
                .isPresent();
    }
}
