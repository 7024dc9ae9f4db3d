package dev.signet.grpc.authorization;

import dev.signet.application.Origin;
import dev.signet.application.token.AuthenticateBearer;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.token.TokenText;
import dev.signet.grpc.GrpcSettings;
import dev.signet.grpc.edge.Call;
import dev.signet.grpc.tenant.Origins;
import envoy.service.auth.v3.AuthorizationGrpc;
import envoy.service.auth.v3.CheckRequest;
import envoy.service.auth.v3.CheckResponse;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Bean;
import jakarta.inject.Singleton;
import java.util.Optional;

/// `envoy.service.auth.v3.Authorization`: lets through who carries an access token that counts at this moment, for the
/// tenant that is addressed, with the scopes that the route asks for. Neither a client's own headers nor the operator's
/// token open anything here.
@Singleton
@Bean(typed = AuthorizationCheck.class)
final class AuthorizationCheck extends AuthorizationGrpc.AuthorizationImplBase {

    private static final String USE_CASE = AuthenticateBearer.class.getSimpleName();

    private final AuthenticateBearer bearers;
    private final Origins origins;
    private final GrpcSettings settings;
    private final CheckAnswers answers;

    AuthorizationCheck(AuthenticateBearer bearers, Origins origins, GrpcSettings settings) {
        this.bearers = bearers;
        this.origins = origins;
        this.settings = settings;
        this.answers = new CheckAnswers(settings.tenantNames());
    }

    @Override
    public void check(CheckRequest request, StreamObserver<CheckResponse> observer) {
        observer.onNext(judge(Call.current(), new CheckedRequest(request)));
        observer.onCompleted();
    }

    private CheckResponse judge(Call call, CheckedRequest request) {
        Scopes required = request.required();
        Optional<String> ofRoute = request.tenantOfRoute();
        Optional<String> ofClient = request.tenantOfClient(settings.tenantNames());
        if (ofRoute.isPresent() && ofClient.isPresent() && !ofRoute.equals(ofClient)) {
            refused(call, "other_tenant");
            return answers.otherTenant();
        }
        String slug = ofRoute.or(() -> ofClient)
                .orElse(settings.issuers().defaultTenant().value());
        Optional<TenantId> tenant = origins.find(call, slug, Optional::empty).map(Origin::tenant);
        Optional<TokenText> token = request.token().map(TokenText::new);
        if (tenant.isEmpty() || token.isEmpty()) {
            refused(call, "bearer");
            return answers.unauthorized(request.hasProof());
        }
        Call.goOn();
        return switch (bearers.handle(new AuthenticateBearer.Attempt(tenant, token.get()))) {
            case AuthenticateBearer.Holder holder -> {
                if (required.values().stream().allMatch(holder.token().scopes()::permit)) {
                    call.judged(new Call.Judgement(USE_CASE, "let_through"));
                    yield answers.ok(holder);
                }
                refused(call, "insufficient_scope");
                yield answers.forbidden(required);
            }
            case AuthenticateBearer.Operator operator -> {
                refused(call, "bearer");
                yield answers.unauthorized(true);
            }
            case AuthenticateBearer.Refused refused -> {
                refused(call, "bearer");
                yield answers.unauthorized(true);
            }
        };
    }

    private static void refused(Call call, String why) {
        call.refused(AuditAction.ACCESS_REFUSED, new Call.Judgement(USE_CASE, why));
    }
}
