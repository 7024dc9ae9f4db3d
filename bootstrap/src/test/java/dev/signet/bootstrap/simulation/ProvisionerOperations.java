package dev.signet.bootstrap.simulation;

import static dev.signet.bootstrap.simulation.Answers.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bootstrap.server.Caller;
import java.time.Duration;
import java.util.List;

/// What becomes of the tokens of provisioning clients.
final class ProvisionerOperations {

    static final List<Operation> ALL = List.of(
            new Operation("issue a provisioning token", 2, ProvisionerOperations::issue),
            new Operation("take a provisioning token away", 1, ProvisionerOperations::remove),
            new Operation("show a provisioning token", 4, ProvisionerOperations::show),
            new Operation("show a provisioning token elsewhere", 2, ProvisionerOperations::showElsewhere));

    private ProvisionerOperations() {}

    private static String issue(Scene scene) {
        Tenant tenant = scene.one(scene.model.tenants, t -> t.provisioners.size() < 6);
        Duration lifetime = Duration.ofSeconds(600 + scene.chance.nextInt(200_000));
        Caller.Answer answer = scene.operate(
                "POST",
                "/" + tenant.slug + "/scim-tokens",
                "{\"name\":\"simulated\",\"ttl_seconds\":%d}".formatted(lifetime.toSeconds()));
        tenant.provisioners.add(new Provisioner(
                answer.text("id"), answer.text("token"), scene.now().plus(lifetime)));
        return tenant + " for " + lifetime;
    }

    private static String remove(Scene scene) {
        Tenant tenant = scene.one(scene.model.tenants, t -> !t.provisioners.isEmpty());
        Provisioner one = scene.one(tenant.provisioners, p -> !p.isGone());
        scene.operate("DELETE", "/" + tenant.slug + "/scim-tokens/" + one.id, "");
        one.remove();
        return tenant.toString();
    }

    private static String show(Scene scene) {
        Tenant tenant = scene.one(scene.model.tenants, t -> !t.provisioners.isEmpty());
        Provisioner one = scene.one(tenant.provisioners, p -> true);
        Caller.Answer answer = scene.heard(scene.node().send("GET", "/scim/v2/Users", "", Provisioning.bearer(one)));
        if (!tenant.served || !one.counts(scene.now())) {
            return expect(answer, 401, tenant);
        }
        expect(answer, 200, tenant);
        assertThat(answer.member("totalResults")).isEqualTo(tenant.users.size());
        return tenant + " through its token";
    }

    /// In another tenant it is nothing.
    private static String showElsewhere(Scene scene) {
        Tenant tenant = scene.one(scene.model.tenants, t -> !t.provisioners.isEmpty());
        Provisioner one = scene.one(tenant.provisioners, p -> true);
        Tenant other = scene.one(scene.model.tenants, t -> t != tenant);
        String base = scene.chance.nextBoolean() ? "/" + other.slug + "/scim/v2" : "/v1/scim/" + other.slug;
        Caller.Answer answer = scene.heard(scene.node().send("GET", base + "/Users", "", Provisioning.bearer(one)));
        assertThat(answer.status()).as(answer.body()).isIn(other.served ? List.of(401) : List.of(401, 404));
        return tenant + " in " + other;
    }
}
