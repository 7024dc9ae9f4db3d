package dev.signet.rest.admin;

import static dev.signet.rest.admin.AdminServer.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.audit.AuditAction;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuditTest {

    private static final String AUDIT = "/admin/v1/tenants/acme/audit";

    private final AdminServer server = new AdminServer();
    private final ObjectMapper mapper = server.context().getBean(ObjectMapper.class);

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void a_filter_leaves_out_what_it_does_not_take() {
        roles(2);

        assertThat(actions(AUDIT + "?action=role.defined")).containsExactly("role.defined", "role.defined");
        assertThat(actions(AUDIT + "?actor_kind=operator&outcome=success")).hasSize(3);
        assertThat(actions(AUDIT + "?outcome=denied")).isEmpty();
        assertThat(actions(AUDIT + "?actor_id=nobody")).isEmpty();
        assertThat(actions(AUDIT + "?from=2026-06-01T12:00:00Z&to=2026-06-01T12:00:01Z"))
                .hasSize(3);
        assertThat(actions(AUDIT + "?to=2026-06-01T14:00:00%2B02:00")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "action=nonsense",
                "actor_kind=god",
                "outcome=maybe",
                "from=yesterday",
                "to=12",
                "follow=x",
                "actor_id=a%00b",
                "after=x&follow=0",
                "limit=0"
            })
    void a_filter_that_means_nothing_is_refused_by_its_name(String parameter) {
        var answer = server.get(AUDIT + "?" + parameter, OPERATOR);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(parameter.substring(0, parameter.indexOf('=')));
    }

    @Test
    void the_trail_can_be_followed_forwards_and_nothing_is_missed() {
        assertThat(text(follow("now"), "next")).isEqualTo("0");
        roles(3);
        assertThat(items(follow("0"))).as("not sealed yet").isEmpty();
        server.seal();

        JsonNode first = json(AUDIT + "?follow=0&limit=3");
        JsonNode second = json(AUDIT + "?follow=" + text(first, "next") + "&limit=3");
        JsonNode third = follow(text(second, "next"));

        assertThat(items(first)).hasSize(3);
        assertThat(items(second)).hasSize(1);
        assertThat(items(third)).isEmpty();
        assertThat(text(third, "next")).isEqualTo("4").isEqualTo(text(follow("now"), "next"));
    }

    @Test
    void verification_tells_how_far_the_chain_is_good() {
        roles(2);
        assertThat(number(json(AUDIT + "/verify"), "unsealed")).isEqualTo(3);
        server.seal();

        JsonNode verified = json(AUDIT + "/verify");

        assertThat(truth(verified)).isTrue();
        assertThat(number(verified, "sealed")).isEqualTo(3);
        assertThat(number(verified, "unsealed")).isZero();
        assertThat(member(verified, "broken").isNull()).isTrue();
        String head = "position=%s&seal=%s".formatted(number(verified, "position"), text(verified, "seal"));
        assertThat(truth(json(AUDIT + "/verify?" + head))).isTrue();
    }

    @Test
    void an_end_that_was_noted_and_is_no_more_was_cut() {
        roles(1);
        server.seal();

        JsonNode verified = json(AUDIT + "/verify?position=9&seal=" + "ab".repeat(32));

        assertThat(truth(verified)).isFalse();
        assertThat(text(member(verified, "broken"), "kind")).isEqualTo("cut");
        assertThat(number(member(verified, "broken"), "position")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"position=1", "seal=00", "position=x&seal=00", "position=1&seal=zz"})
    void half_an_end_is_none(String parameters) {
        assertThat(server.get(AUDIT + "/verify?" + parameters, OPERATOR).statusCode())
                .isEqualTo(400);
    }

    @Test
    void an_export_is_all_of_it_in_lines() throws IOException {
        roles(1100);

        var answer = server.get(AUDIT + "/export?action=role.defined", OPERATOR);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/x-ndjson");
        List<String> lines = answer.body().lines().toList();
        assertThat(lines).hasSize(1100).doesNotHaveDuplicates();
        for (String line : lines) {
            assertThat(text(Objects.requireNonNull(mapper.readValue(line, JsonNode.class)), "action"))
                    .isEqualTo("role.defined");
        }
        assertThat(server.get("/admin/v1/tenants/globex/audit/export", OPERATOR).body())
                .contains("tenant.provisioned")
                .doesNotContain("role.defined");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/verify", "/export"})
    void it_is_for_the_operator_and_for_the_tenants_own_auditor(String what) {
        assertThat(server.get(AUDIT + what, "").statusCode()).isEqualTo(401);
        assertThat(server.get(AUDIT + what, server.bearer("acme", "admin:audit"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get(AUDIT + what, server.bearer("acme", "admin:keys")).statusCode())
                .isEqualTo(403);
        assertThat(server.get(AUDIT + what, server.bearer("globex", "admin:audit"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void who_is_refused_here_is_counted() {
        server.get(AUDIT, "not-a-token");
        server.get(AUDIT, server.bearer("acme", "admin:keys"));
        server.get("/admin/v1/tenants/nowhere/audit", "not-a-token");

        assertThat(server.refusals.drain())
                .allSatisfy(tally -> {
                    assertThat(tally.refusal().action()).isEqualTo(AuditAction.ACCESS_REFUSED);
                    assertThat(tally.refusal().source()).isEqualTo("127.0.0.1");
                    assertThat(tally.refusal().tenant().value()).isEqualTo("acme");
                })
                .extracting(tally -> tally.refusal().reason())
                .containsExactlyInAnyOrder("bearer", "insufficient_scope");
    }

    private void roles(int count) {
        for (int role = 0; role < count; role++) {
            server.send("PUT", "/admin/v1/tenants/acme/roles/r" + role, OPERATOR, "{}");
        }
    }

    private JsonNode follow(String position) {
        return json(AUDIT + "?follow=" + position);
    }

    private List<String> actions(String path) {
        return items(json(path)).stream().map(item -> text(item, "action")).toList();
    }

    private JsonNode json(String path) {
        var answer = server.get(path, OPERATOR);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return Objects.requireNonNull(mapper.readValue(answer.body(), JsonNode.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> items(JsonNode page) {
        return StreamSupport.stream(member(page, "items").values().spliterator(), false)
                .toList();
    }

    private static String text(JsonNode object, String name) {
        return member(object, name).getStringValue();
    }

    private static int number(JsonNode object, String name) {
        return member(object, name).getIntValue();
    }

    private static boolean truth(JsonNode verified) {
        return member(verified, "intact").getBooleanValue();
    }

    private static JsonNode member(JsonNode object, String name) {
        return Objects.requireNonNull(object.get(name), name);
    }
}
