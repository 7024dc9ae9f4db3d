package dev.signet.bootstrap.simulation;

import static dev.signet.bootstrap.simulation.Answers.expect;
import static dev.signet.bootstrap.simulation.Answers.form;
import static dev.signet.bootstrap.simulation.Answers.refusal;
import static dev.signet.bootstrap.simulation.Answers.url;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bootstrap.server.Caller;
import dev.signet.bootstrap.server.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What clients and people do with the tokens that they were given.
final class TokenOperations {

    static final List<Operation> ALL = List.of(
            new Operation("get a client's token", 8, TokenOperations::clientToken),
            new Operation("use an old secret", 3, TokenOperations::oldSecret),
            new Operation("refresh", 26, scene -> refresh(scene, scene.recent(scene.model.families, f -> true), 0)),
            new Operation("replay", 6, TokenOperations::replay),
            new Operation("refresh as a stranger", 4, TokenOperations::stranger),
            new Operation("refresh elsewhere", 2, TokenOperations::elsewhere),
            new Operation("revoke a grant", 3, TokenOperations::revokeGrant),
            new Operation("revoke an access token", 4, TokenOperations::revokeAccess),
            new Operation("introspect", 12, TokenOperations::introspect),
            new Operation("introspect a refresh token", 8, TokenOperations::introspectRefresh));

    private TokenOperations() {}

    private static String clientToken(Scene scene) {
        Client client = scene.one(scene.model.clients(), c -> true);
        return clientToken(scene, client, client.secret);
    }

    private static String oldSecret(Scene scene) {
        Client client = scene.one(scene.model.clients(), c -> c.secrets.size() > 1);
        return clientToken(
                scene,
                client,
                scene.one(client.secrets.keySet().stream().sorted().toList(), s -> true));
    }

    private static String clientToken(Scene scene, Client client, String secret) {
        Caller.Answer answer =
                scene.heard(form(scene.node(), client.tenant, client.id, secret, "grant_type=client_credentials"));
        if (!client.tenant.served) {
            return expect(answer, 404, client);
        }
        if (!client.served() || !client.knows(secret, scene.now())) {
            return refusal(answer, 401, client.tenant, client);
        }
        expect(answer, 200, client);
        Access access = new Access(client.tenant, client, null, answer.text("access_token"));
        assertThat(access.claims.scopes()).isEqualTo(client.scopes);
        scene.model.accesses.add(access);
        return client.toString();
    }

    /// Presents the token of `back` generations ago.
    static String refresh(Scene scene, Family family, int back) {
        int presented = family.generation() - back;
        if (presented < 0 || family.tokens.get(presented).isEmpty()) {
            throw new Operation.Impossible();
        }
        return judge(scene, family, presented, scene.heard(redeem(scene.node(), family, presented)));
    }

    /// Compares the answer to a presented token, and notes what follows from it.
    static String judge(Scene scene, Family family, int presented, Caller.Answer answer) {
        Tenant tenant = family.user.tenant;
        if (!tenant.served) {
            assertThat(answer.status())
                    .as(answer.body())
                    .isIn(tenant.mayBeWordedAsUnknown() ? List.of(400, 401, 404) : List.of(404));
            return family + " under a suspended tenant";
        }
        Family.Fate fate = family.fate(presented, scene.now());
        switch (fate) {
            case SUCCESSOR -> {
                expect(answer, 200, family);
                family.advance(answer.text("refresh_token"), scene.now());
                note(scene, family, answer);
            }
            case SAME_SUCCESSOR -> {
                expect(answer, 200, family);
                if (family.tokens.getLast().isEmpty()) {
                    family.tokens.set(family.generation(), answer.text("refresh_token"));
                }
                assertThat(answer.text("refresh_token")).as("the one successor").isEqualTo(family.tokens.getLast());
                note(scene, family, answer);
            }
            case REFUSED -> refused(answer, family);
            case BREACH -> {
                refused(answer, family);
                family.state = Family.State.DEAD;
            }
        }
        return "%s, presented %d: %s".formatted(family, presented, fate);
    }

    private static void note(Scene scene, Family family, Caller.Answer answer) {
        Access access = new Access(family.user.tenant, family.client, family, answer.text("access_token"));
        assertThat(access.claims.scopes()).as("scopes of %s", family).isEqualTo(family.scopesNow());
        scene.model.accesses.add(access);
    }

    private static void refused(Caller.Answer answer, Family family) {
        List<Integer> refusals = new ArrayList<>(family.client == null ? List.of(401, 403) : List.of(400, 401));
        if (family.user.tenant.mayBeWordedAsUnknown()) {
            refusals.add(404);
        }
        assertThat(answer.status()).as("%s: %s", family, answer.body()).isIn(refusals);
    }

    private static String replay(Scene scene) {
        Family family = scene.recent(scene.model.families, f -> f.generation() > 0);
        return refresh(scene, family, 1 + scene.chance.nextInt(Math.min(4, family.generation())));
    }

    /// Somebody who holds a token but is another client, or none, changes nothing.
    private static String stranger(Scene scene) {
        Family family = scene.recent(
                scene.model.families,
                f -> f.client != null && !f.tokens.getLast().isEmpty());
        Optional<Client> other = family.user.tenant.clients.stream()
                .filter(c -> c != family.client && c.served())
                .findFirst();
        String form = "grant_type=refresh_token&refresh_token=" + url(family.tokens.getLast());
        Caller.Answer answer = scene.heard(
                other.isPresent()
                        ? form(scene.node(), family.user.tenant, other.get().id, other.get().secret, form)
                        : scene.node().form("/" + family.user.tenant.slug + "/oauth/token", form));
        assertThat(answer.status()).as(answer.body()).isIn(400, 401, 404);
        return family.toString();
    }

    /// Under another tenant a token is nothing.
    private static String elsewhere(Scene scene) {
        Family family = scene.recent(
                scene.model.families,
                f -> f.client == null && !f.tokens.getLast().isEmpty());
        Tenant other = scene.one(scene.model.tenants, t -> t != family.user.tenant);
        Caller.Answer answer = scene.heard(scene.node()
                .json(
                        "/oauth/token",
                        "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"%s\"}"
                                .formatted(family.tokens.getLast()),
                        "X-Tenant-ID",
                        other.slug));
        assertThat(answer.status()).as(answer.body()).isIn(401, 404);
        return family.toString();
    }

    private static String revokeGrant(Scene scene) {
        Family family =
                scene.recent(scene.model.families, f -> !f.tokens.getLast().isEmpty());
        Caller.Answer answer = scene.heard(revoke(scene, family.user.tenant, family.tokens.getLast()));
        if (!family.user.tenant.served) {
            // Whoever holds the service token may; under a tenant that is not served it is not told what came of it.
            assertThat(answer.status()).as(answer.body()).isIn(200, 404);
        } else {
            expect(answer, 200, family);
        }
        family.state = Family.State.DEAD;
        return family.toString();
    }

    private static String revokeAccess(Scene scene) {
        Access access = scene.recent(
                scene.model.accesses,
                a -> a.tenant.served && a.counts(scene.now()).orElse(false));
        expect(scene.heard(revoke(scene, access.tenant, access.text)), 200, access);
        access.revoked = true;
        return access.toString();
    }

    /// What somebody held before something befell them.
    static String lookAtWhatIsHeldBy(Scene scene, User user) {
        List<Access> held = scene.model.accesses.stream()
                .filter(a -> a.family != null
                        && a.family.user == user
                        && !a.family.tokens.getLast().isEmpty())
                .toList();
        return held.isEmpty()
                ? ""
                : ", %s, %s"
                        .formatted(
                                introspect(scene, held.getLast()),
                                introspectRefresh(scene, Objects.requireNonNull(held.getLast().family)));
    }

    private static String introspect(Scene scene) {
        return introspect(scene, scene.recent(scene.model.accesses, a -> true));
    }

    private static String introspect(Scene scene, Access access) {
        Optional<Boolean> counts = access.counts(scene.now());
        Caller.Answer answer = scene.heard(scene.node().introspect(access.tenant.slug, access.text));
        expect(answer, 200, access);
        counts.ifPresent(active -> assertThat(answer.member("active"))
                .as("%s is active; %s", access, answer.body())
                .isEqualTo(active));
        return access + " " + counts;
    }

    private static String introspectRefresh(Scene scene) {
        return introspectRefresh(
                scene,
                scene.recent(scene.model.families, f -> !f.tokens.getLast().isEmpty()));
    }

    private static String introspectRefresh(Scene scene, Family family) {
        boolean active = family.fate(family.generation(), scene.now()) == Family.Fate.SUCCESSOR;
        Caller.Answer answer = scene.heard(scene.node().introspect(family.user.tenant.slug, family.tokens.getLast()));
        expect(answer, 200, family);
        assertThat(answer.member("active")).as("%s could be redeemed", family).isEqualTo(active);
        return family + " " + active;
    }

    /// Presents a refresh token as its holder does.
    static Caller.Answer redeem(Caller node, Family family, int generation) {
        String token = family.tokens.get(generation);
        Client client = family.client;
        return client == null
                ? node.json(
                        "/oauth/token",
                        "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"%s\"}".formatted(token),
                        "X-Tenant-ID",
                        family.user.tenant.slug)
                : form(
                        node,
                        client.tenant,
                        client.id,
                        client.secret,
                        "grant_type=refresh_token&refresh_token=" + url(token));
    }

    private static Caller.Answer revoke(Scene scene, Tenant tenant, String token) {
        return scene.node()
                .post(
                        "/" + tenant.slug + "/oauth/revoke",
                        "token=" + url(token),
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "x-service-token",
                        Node.SERVICE_TOKEN);
    }
}
