package dev.signet.benchmarks.fault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// One grant, refreshed again and again by its one holder, who remembers every acknowledged token and asks again where
/// no answer came. One thread at a time.
final class Chain {

    private static final int SHOWN = 3;

    private final boolean throughClient;
    private final List<String> acknowledged = new ArrayList<>();
    private String access;
    private boolean unanswered;
    private boolean orphaned;

    private Chain(boolean throughClient, Caller.Answer login) throws IOException {
        this.throughClient = throughClient;
        this.access = login.text("access_token");
        this.acknowledged.add(login.text("refresh_token"));
    }

    /// Logs in. With a client a repeated request gets the same successor; without one it is refused, for its sender
    /// cannot be told from a thief.
    static Chain begin(Caller caller, boolean throughClient) throws IOException, InterruptedException {
        Caller.Answer login = throughClient
                ? caller.form(
                        Caller.TOKEN,
                        Caller.CLIENT,
                        Caller.SECRET,
                        "grant_type=password&username=testuser&password=" + Caller.url("UserPass123!"))
                : caller.json(
                        Caller.TOKEN,
                        "{\"grant_type\":\"password\",\"username\":\"alice\",\"password\":\"AlicePass123!\"}",
                        "X-Tenant-ID",
                        "acme");
        if (login.status() != 200) {
            throw new IOException("a login was answered " + login.status());
        }
        return new Chain(throughClient, login);
    }

    /// How one refresh went.
    enum Step {
        DONE,
        /// 503 with `Retry-After`.
        TROUBLE,
        /// No answer at all.
        CUT,
        /// Refused after a request without an answer, by which its one successor was lost. The grant lives on.
        ORPHANED,
        /// What must not be.
        BROKEN
    }

    /// Refreshes once.
    Step step(Caller caller) throws InterruptedException {
        boolean again = unanswered;
        unanswered = true;
        Caller.Answer answer;
        try {
            answer = redeem(caller, acknowledged.getLast());
            if (answer.status() == 200) {
                access = answer.text("access_token");
                acknowledged.add(answer.text("refresh_token"));
                unanswered = false;
                return Step.DONE;
            }
        } catch (IOException e) {
            return Step.CUT;
        }
        if (answer.isPoliteTrouble()) {
            return Step.TROUBLE;
        }
        orphaned = again && !throughClient && answer.status() == 401;
        return orphaned ? Step.ORPHANED : Step.BROKEN;
    }

    boolean isOrphaned() {
        return orphaned;
    }

    int length() {
        return acknowledged.size();
    }

    /// Whether the newest acknowledged token counts, with one successor at most, and no older one does.
    ///
    /// @param found is told of every promise that was broken
    void judge(Caller caller, Findings found) throws IOException, InterruptedException {
        if (!orphaned) {
            Caller.Answer first = redeem(caller, acknowledged.getLast());
            if (first.status() == 200) {
                oneSuccessor(first, redeem(caller, acknowledged.getLast()), found);
            } else if (throughClient || !unanswered) {
                found.broken("an acknowledged rotation is lost: the newest token is answered " + first.status());
            }
        }
        found.promise(caller.isActive(tenant(), access), "a grant was breached by its own holder");
        for (String older : acknowledged.reversed().subList(1, Math.min(1 + SHOWN, length()))) {
            found.promise(redeem(caller, older).status() == refused(), "an older token was redeemed again");
        }
        if (length() > 1) {
            found.promise(!caller.isActive(tenant(), access), "reuse of an older token breached nothing");
        }
    }

    private void oneSuccessor(Caller.Answer first, Caller.Answer again, Findings found) throws IOException {
        if (throughClient) {
            boolean same = again.status() == 200 && again.text("refresh_token").equals(first.text("refresh_token"));
            found.promise(same, "one token has two successors");
        } else {
            found.promise(again.status() == refused(), "a token without a client was redeemed twice");
        }
    }

    Caller.Answer redeemNewest(Caller caller) throws IOException, InterruptedException {
        return redeem(caller, acknowledged.getLast());
    }

    String access() {
        return access;
    }

    String tenant() {
        return throughClient ? "primary" : "acme";
    }

    private Caller.Answer redeem(Caller caller, String token) throws IOException, InterruptedException {
        return throughClient
                ? caller.form(
                        Caller.TOKEN,
                        Caller.CLIENT,
                        Caller.SECRET,
                        "grant_type=refresh_token&refresh_token=" + Caller.url(token))
                : caller.json(
                        Caller.TOKEN,
                        "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"%s\"}".formatted(token),
                        "X-Tenant-ID",
                        tenant());
    }

    private int refused() {
        return throughClient ? 400 : 401;
    }
}
