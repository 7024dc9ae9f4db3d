package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.persistence.database.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Guesses of passwords and secrets, over HTTP, from one source after another.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
final class GuessingTest {

    private static final String TOKEN = "/oauth/token";
    private static final String CLIENT = "test-client-001";
    private static final String SECRET = "test-secret-123456789";
    private static final String OWN = "grant_type=client_credentials";
    private static final int GUESSES_A_MINUTE = 12;
    private static final int FREE = 3;

    private final TestDatabase database = TestDatabase.empty();
    private final Node node;

    GuessingTest(@TempDir Path directory) {
        node = Node.start(
                database,
                directory,
                InstantSource.system(),
                Map.of(
                        "IDENTITY_TRUSTED_PROXIES",
                        "127.0.0.1",
                        "IDENTITY_FAILED_LOGINS_PER_MINUTE",
                        Integer.toString(GUESSES_A_MINUTE),
                        "IDENTITY_MAX_LOGIN_ATTEMPTS",
                        Integer.toString(FREE),
                        "IDENTITY_LOGIN_BACKOFF_SECONDS",
                        "60"));
    }

    @AfterAll
    void stop() {
        node.close();
        database.close();
    }

    @Test
    void an_account_that_is_guessed_at_makes_strangers_wait_and_says_how_long() {
        for (int i = 0; i <= FREE; i++) {
            assertThat(login("198.51.100.%d".formatted(i), "testuser", "Wrong" + i)
                            .status())
                    .isEqualTo(401);
        }
        Caller.Answer wait = login("198.51.100.99", "testuser", "UserPass123!");
        assertThat(wait.status()).as(wait.body()).isEqualTo(429);
        assertThat(seconds(wait)).isBetween(1, 60);
        assertThat(wait.text("detail")).isNotEmpty();
    }

    @Test
    void a_flood_of_guessed_secrets_is_cut_off_and_floods_nobody_else() throws Exception {
        String flooder = "203.0.113.7";
        assertThat(own("192.0.2.199", SECRET).status())
                .as("proven once, compared quickly from then on")
                .isEqualTo(200);
        List<Caller.Answer> answers;
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Caller.Answer>> flood = IntStream.range(0, 10 * GUESSES_A_MINUTE)
                    .mapToObj(i -> threads.submit(() -> own(flooder, "guessed-secret-number-" + i)))
                    .toList();
            for (int i = 0; i < 20; i++) {
                assertThat(own("192.0.2." + i, SECRET).status()).isEqualTo(200);
            }
            answers = flood.stream().map(GuessingTest::get).toList();
        }
        long minutes = 1 + Duration.ofNanos(System.nanoTime() - begun).toMinutes();
        assertThat(answers.stream().map(Caller.Answer::status).distinct()).containsExactlyInAnyOrder(401, 429);
        assertThat(answers.stream().filter(answer -> answer.status() == 401))
                .as("guesses that were looked at")
                .hasSizeLessThanOrEqualTo((int) minutes * GUESSES_A_MINUTE + 1);
        assertThat(answers.stream().filter(answer -> answer.status() == 429))
                .allSatisfy(answer -> assertThat(seconds(answer)).isBetween(1, 61));
        assertThat(own("192.0.2.200", SECRET).status()).isEqualTo(200);
    }

    private Caller.Answer own(String source, String secret) {
        return node.caller()
                .post(
                        TOKEN,
                        OWN,
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Authorization",
                        Caller.basic(CLIENT, secret),
                        "X-Forwarded-For",
                        source);
    }

    private Caller.Answer login(String source, String user, String password) {
        return node.caller()
                .json(
                        TOKEN,
                        "{\"grant_type\":\"password\",\"username\":\"%s\",\"password\":\"%s\"}"
                                .formatted(user, password),
                        "X-Tenant-ID",
                        "primary",
                        "X-Forwarded-For",
                        source);
    }

    private static int seconds(Caller.Answer answer) {
        return Integer.parseInt(
                answer.whole().headers().firstValue("Retry-After").orElseThrow());
    }

    private static Caller.Answer get(Future<Caller.Answer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
