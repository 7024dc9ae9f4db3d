package dev.signet.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadTest {

    private static final Credentials ANYBODY =
            new Credentials("console", "secret", "alice", "secret", Optional.of("secret"));

    @ParameterizedTest
    @EnumSource
    void every_workload_is_answered_without_an_error(Workload workload) throws Exception {
        Tally tally = tallyOf(workload);

        assertThat(tally.errors()).as(tally.firstError()).isZero();
        assertThat(tally.requests()).isGreaterThan(10);
        assertThat(tally.percentile(50)).isPositive().isLessThanOrEqualTo(tally.percentile(99));
    }

    @Test
    void a_rate_is_kept() throws Exception {
        double rate = 50;
        try (BareServer server = new BareServer();
                Load load = load(server, Workload.CLIENT_CREDENTIALS, rate)) {
            long begun = System.nanoTime();
            load.start();
            load.record();
            Thread.sleep(500);
            Tally tally = load.tally();
            double seconds = (System.nanoTime() - begun) / 1e9;
            assertThat(tally.requests()).isPositive().isLessThanOrEqualTo((long) (rate * seconds) + 10);
        }
    }

    @Test
    void a_wrong_answer_is_an_error_and_says_what_it_was() throws Exception {
        try (BareServer server = new BareServer()) {
            Endpoints endpoints = Endpoints.discover(URI.create("http://127.0.0.1:" + server.listen(0)));
            try (Load load = new Load(Workload.PASSWORD, endpoints, ANYBODY, 2, 0)) {
                load.start();
                server.refuse();
                Tally tally = counted(load, so -> so.errors() > 0 && so.errors() == so.requests());

                assertThat(tally.errors()).isPositive().isEqualTo(tally.requests());
                assertThat(tally.firstError()).contains("503");
            }
        }
    }

    @Test
    void a_server_that_is_not_there_is_no_load() {
        var nowhere = URI.create("http://127.0.0.1:1");
        try (Load load = new Load(Workload.JWKS, new Endpoints(nowhere, nowhere, nowhere, nowhere), ANYBODY, 2, 0)) {
            assertThatThrownBy(load::start).isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.0.2.1:8140", "https://127.0.0.1", "file:///tmp", "http://0.0.0.0:8140"})
    void load_goes_to_plain_http_on_loopback_only(String elsewhere) {
        assertThatThrownBy(() -> Endpoints.discover(URI.create(elsewhere)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void credentials_do_not_print_themselves() {
        assertThat(ANYBODY.toString()).doesNotContain("secret");
    }

    private static Tally tallyOf(Workload workload) throws Exception {
        try (BareServer server = new BareServer();
                Load load = load(server, workload, 0)) {
            load.start();
            return counted(load, so -> so.requests() > 10);
        }
    }

    private static Load load(BareServer server, Workload workload, double rate) throws Exception {
        Endpoints endpoints = Endpoints.discover(URI.create("http://127.0.0.1:" + server.listen(0)));
        return new Load(workload, endpoints, ANYBODY, 2, rate);
    }

    /// What was counted in some time, which is longer on a machine that does much else.
    private static Tally counted(Load load, Predicate<Tally> enough) throws InterruptedException {
        Tally tally;
        int attempts = 0;
        do {
            load.record();
            Thread.sleep(200);
            tally = load.tally();
        } while (!enough.test(tally) && attempts++ < 300);
        return tally;
    }
}
