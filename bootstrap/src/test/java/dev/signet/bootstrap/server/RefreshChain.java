package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/// One token family, refreshed again and again by its one holder, who remembers every acknowledged token.
final class RefreshChain {

    private static final String CLIENT = "test-client-001";
    private static final String SECRET = "test-secret-123456789";
    private static final String TOKEN = "/oauth/token";

    private final Kind kind;
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private volatile String access = "";
    private volatile boolean unanswered;

    private RefreshChain(Kind kind) {
        this.kind = kind;
    }

    /// Whose the family is: what a repeated redemption within the grace gets depends on it.
    enum Kind {
        WITH_CLIENT("primary"),
        WITHOUT_CLIENT("acme");

        private final String tenant;

        Kind(String tenant) {
            this.tenant = tenant;
        }
    }

    /// Logs in.
    static RefreshChain begin(Kind kind, Caller caller) {
        Caller.Answer login = switch (kind) {
            case WITH_CLIENT ->
                caller.form(
                        TOKEN, CLIENT, SECRET, "grant_type=password&username=testuser&password=" + url("UserPass123!"));
            case WITHOUT_CLIENT -> caller.login(kind.tenant, "alice", "AlicePass123!");
        };
        assertThat(login.status()).as(login.body()).isEqualTo(200);
        RefreshChain chain = new RefreshChain(kind);
        chain.acknowledge(login);
        return chain;
    }

    /// Refreshes until told to stop, or there is no answer, or one that tells of trouble in the server.
    void refreshUntil(BooleanSupplier over, Caller caller) {
        while (!over.getAsBoolean()) {
            unanswered = true;
            Caller.Answer answer;
            try {
                answer = redeem(caller, acknowledged.getLast());
            } catch (UncheckedIOException e) {
                return;
            }
            if (answer.status() >= 500) {
                return;
            }
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            acknowledge(answer);
            unanswered = false;
        }
    }

    int length() {
        return acknowledged.size();
    }

    /// Shows that the newest acknowledged token counts, with one successor at most, and that no older one does.
    void judge(Caller caller) {
        Caller.Answer first = redeem(caller, acknowledged.getLast());
        if (kind == Kind.WITHOUT_CLIENT && first.status() != 200) {
            // The request without an answer was carried out: its one successor is lost, and the family lives on.
            assertThat(unanswered).as("no acknowledged rotation is lost").isTrue();
        } else {
            assertThat(first.status()).as(first.body()).isEqualTo(200);
            oneSuccessor(first, redeem(caller, acknowledged.getLast()));
        }
        assertThat(active(caller)).as("nothing was breached so far").isTrue();

        for (String older : acknowledged.reversed().subList(1, Math.min(4, length()))) {
            assertThat(redeem(caller, older).status()).as("an older one").isEqualTo(refused());
        }
        assertThat(active(caller)).as("reuse of an older one breaches").isFalse();
    }

    private void oneSuccessor(Caller.Answer first, Caller.Answer again) {
        switch (kind) {
            case WITH_CLIENT -> {
                assertThat(again.status()).isEqualTo(200);
                assertThat(again.text("refresh_token")).isEqualTo(first.text("refresh_token"));
            }
            case WITHOUT_CLIENT -> assertThat(again.status()).isEqualTo(refused());
        }
    }

    private Caller.Answer redeem(Caller caller, String token) {
        return switch (kind) {
            case WITH_CLIENT ->
                caller.form(TOKEN, CLIENT, SECRET, "grant_type=refresh_token&refresh_token=" + url(token));
            case WITHOUT_CLIENT ->
                caller.json(
                        TOKEN,
                        "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"%s\"}".formatted(token),
                        "X-Tenant-ID",
                        kind.tenant);
        };
    }

    private boolean active(Caller caller) {
        return Boolean.TRUE.equals(caller.introspect(kind.tenant, access).member("active"));
    }

    /// The status of a refusal in the dialect of this family.
    private int refused() {
        return switch (kind) {
            case WITH_CLIENT -> 400;
            case WITHOUT_CLIENT -> 401;
        };
    }

    private void acknowledge(Caller.Answer answer) {
        access = answer.text("access_token");
        acknowledged.add(answer.text("refresh_token"));
    }

    private static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
