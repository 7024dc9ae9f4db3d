package dev.signet.rest.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rest.admin.AdminServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ObservationTest {

    private static AdminServer server;

    @BeforeAll
    static void start() {
        server = new AdminServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void health_says_what_it_is_even_without_a_database() {
        server.troubles.add("no database");

        var answer = server.get("/health", "");
        server.troubles.clear();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"environment\":\"test\"")
                .contains("\"service\":\"signet\"")
                .contains("\"status\":\"healthy\"")
                .contains("\"timestamp\":\"2026-06-01T12:00:00Z\"")
                .contains("\"version\":\"1.2.3\"");
        assertThat(server.get("/health/", "").statusCode()).isEqualTo(200);
        assertThat(server.get("/", "").body()).contains("\"service\":\"signet\"");
    }

    @Test
    void readiness_tells_what_fails() {
        assertThat(server.get("/ready", "").statusCode()).isEqualTo(200);
        server.troubles.add("It does not answer.");

        var answer = server.get("/ready", "");
        server.troubles.clear();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains("\"status\":\"not_ready\"")
                .contains("\"status\":\"failing\"", "\"detail\":\"It does not answer.\"");
        assertThat(server.get("/ready", "").body()).contains("\"database\":{\"status\":\"ok\"}");
    }

    @Test
    void measurements_know_routes_and_use_cases_but_no_paths() {
        server.get("/admin/v1/tenants/acme/clients/nobody-at-all", AdminServer.OPERATOR);
        server.get("/some/secret/path", "");

        var answer = server.get("/metrics", "");

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(answer.body())
                .contains("signet_http_requests_seconds_bucket{")
                .contains("route=\"/admin/v1/tenants/{slug}/clients/{id}\"")
                .contains("route=\"unmatched\",status=\"404\"")
                .contains("signet_use_case_outcomes_total{outcome=\"absent\",use_case=\"ShowClient\"} 1.0")
                .contains("signet_use_case_seconds_bucket{use_case=\"ShowClient\"")
                .contains("jvm_memory_used_bytes")
                .doesNotContain("nobody-at-all")
                .doesNotContain("secret")
                .doesNotContain("acme");
    }

    @Test
    void measurements_come_as_json_for_who_reads_nothing_else() {
        server.get("/health", "");

        var answer = server.send("GET", "/metrics", "", "", "Accept", "application/json");

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).startsWith("{").contains("\"signet.http.requests\":[{");
    }
}
