package dev.signet.rest.admin;

import dev.signet.application.credential.policy.ChangeCredentialPolicy;
import dev.signet.application.credential.policy.ShowCredentialPolicy;
import dev.signet.domain.credential.CredentialPolicy;
import dev.signet.rest.description.Described;
import dev.signet.rest.description.Operation;
import dev.signet.rest.description.Schema;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a tenant demands of credentials.
@Controller(Paths.TENANT + "/credential-policy")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("admin:users")
final class CredentialPolicyEndpoint {

    private final ShowCredentialPolicy show;
    private final ChangeCredentialPolicy change;
    private final Bodies bodies;

    CredentialPolicyEndpoint(ShowCredentialPolicy show, ChangeCredentialPolicy change, Bodies bodies) {
        this.show = show;
        this.change = change;
        this.bodies = bodies;
    }

    @Get
    CredentialPolicyDocument show(HttpRequest<?> request, Administrator administrator) {
        return CredentialPolicyDocument.of(
                Judged.by(ShowCredentialPolicy.class, request, () -> show.handle(administrator.tenant())));
    }

    @Put
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<CredentialPolicyDocument> change(
            HttpRequest<?> request, Administrator administrator, @Body byte @Nullable [] body) {
        Members in = Members.of(bodies.object(body));
        Supplier<CredentialPolicy> policy = CredentialPolicyDocument.read(in);
        in.verify();
        change.handle(new ChangeCredentialPolicy.Request(administrator.tenant(), policy.get(), administrator.author()));
        return HttpResponse.ok(CredentialPolicyDocument.of(policy.get()));
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        @Override
        public Class<?> endpoint() {
            return CredentialPolicyEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.ofEntries(
                    Map.entry(
                            "show",
                            Operation.of("What a tenant demands of credentials.")
                                    .gives(200, Schema.of(CredentialPolicyDocument.class))),
                    Map.entry(
                            "change",
                            Operation.of("Demands this of credentials from now on; what is left out, as the deployment"
                                            + " does.")
                                    .takes(Members.shape(CredentialPolicyDocument::read), MediaType.APPLICATION_JSON)
                                    .gives(200, Schema.of(CredentialPolicyDocument.class))));
        }
    }
}
