package dev.signet.secrets.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This deployment's standing with HashiCorp Vault: it logs in when it is first needed, has its lease
/// renewed when two thirds of it are over, and logs in again when it is renewed no more.
final class VaultSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VaultSession.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private final VaultHttp http;
    private final VaultLogin login;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Optional<Lease> lease = Optional.empty();
    private volatile Optional<Thread> keeper = Optional.empty();
    private volatile boolean closed;

    VaultSession(VaultHttp http, VaultLogin login) {
        this.http = http;
        this.login = login;
    }

    /// A token and how long it counts. It is a class because a record would print it.
    private static final class Lease {
        private final String token;
        private final Duration life;
        private final boolean renewable;
        private final long ends;

        /// @param life zero: for ever
        Lease(String token, Duration life, boolean renewable) {
            this.token = token;
            this.life = life;
            this.renewable = renewable;
            this.ends = System.nanoTime() + life.toNanos();
        }

        boolean isOver() {
            return !life.isZero() && System.nanoTime() - ends >= 0;
        }
    }

    /// The token with which Vault is asked now.
    ///
    /// @throws OutOfReach if Vault does not answer or does not let this deployment in
    String token() {
        Optional<Lease> known = lease.filter(current -> !current.isOver());
        return known.isPresent() ? known.get().token : anew(Optional.empty());
    }

    /// Another token, after Vault refused `refused`; empty if this deployment has no other to show.
    Optional<String> instead(String refused) {
        return switch (login) {
            case VaultLogin.Token only -> Optional.empty();
            case VaultLogin.AppRole role -> Optional.of(anew(Optional.of(refused)));
            case VaultLogin.Kubernetes account -> Optional.of(anew(Optional.of(refused)));
        };
    }

    private String anew(Optional<String> refused) {
        turn.lock();
        try {
            Optional<Lease> others = lease.filter(current -> !current.isOver())
                    .filter(current -> refused.filter(current.token::equals).isEmpty());
            Lease next = others.isPresent() ? others.get() : loggedIn();
            lease = Optional.of(next);
            keep();
            return next.token;
        } finally {
            turn.unlock();
        }
    }

    private Lease loggedIn() {
        return switch (login) {
            case VaultLogin.Token made -> known(made.token().reveal());
            case VaultLogin.AppRole role ->
                granted(
                        role.mount(),
                        Map.of(
                                "role_id",
                                role.roleId(),
                                "secret_id",
                                role.secretId().reveal()));
            case VaultLogin.Kubernetes account ->
                granted(account.mount(), Map.of("role", account.role(), "jwt", textOf(account.jwt())));
        };
    }

    /// What is known of a token that somebody made. Whether it opens anything is seen when it is used.
    private Lease known(String token) {
        VaultHttp.Answer answer = http.send("auth/token/lookup-self", Optional.of(token), Optional.empty());
        if (!answer.isGood()) {
            throw new OutOfReach("Vault does not know the token of this deployment (status " + answer.status() + ")");
        }
        Map<?, ?> data = answer.object("data");
        return new Lease(token, seconds(data.get("ttl")), Boolean.TRUE.equals(data.get("renewable")));
    }

    private Lease granted(String mount, Map<String, String> proof) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>(proof);
        VaultHttp.Answer answer = http.send("auth/" + mount + "/login", Optional.empty(), Optional.of(body));
        return leaseIn(answer)
                .orElseThrow(() ->
                        new OutOfReach("Vault refuses the login by " + mount + " (status " + answer.status() + ")"));
    }

    private static Optional<Lease> leaseIn(VaultHttp.Answer answer) {
        Map<?, ?> auth = answer.object("auth");
        return answer.isGood() && auth.get("client_token") instanceof String token
                ? Optional.of(new Lease(
                        token, seconds(auth.get("lease_duration")), Boolean.TRUE.equals(auth.get("renewable"))))
                : Optional.empty();
    }

    private static Duration seconds(@Nullable Object value) {
        return value instanceof Number number ? Duration.ofSeconds(number.longValue()) : Duration.ZERO;
    }

    private static String textOf(Path jwt) {
        try {
            return Files.readString(jwt).strip();
        } catch (IOException e) {
            throw new OutOfReach("the service account's token at " + jwt + " cannot be read", e);
        }
    }

    /// Sees to it that somebody keeps the lease, as long as it has an end.
    private void keep() {
        if (!closed && keeper.filter(Thread::isAlive).isEmpty()) {
            keeper = Optional.of(Thread.ofVirtual().name("vault-lease").start(this::keepLease));
        }
    }

    private void keepLease() {
        try {
            while (!closed) {
                Optional<Lease> current = lease.filter(held -> !held.life.isZero());
                if (current.isEmpty()) {
                    return; // it counts for ever
                }
                Thread.sleep(pause(current.get().life));
                renew(current.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration pause(Duration life) {
        Duration twoThirds = life.multipliedBy(2).dividedBy(3);
        if (twoThirds.compareTo(SHORTEST_PAUSE) < 0) {
            return SHORTEST_PAUSE;
        }
        return twoThirds.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twoThirds;
    }

    /// Has the lease renewed. Near the end of what Vault grants at all it comes back short, and then
    /// another login is due.
    private void renew(Lease held) {
        try {
            Optional<Lease> renewed = held.renewable ? leaseIn(renewal(held)) : Optional.empty();
            if (renewed.filter(next ->
                            next.life.isZero() || next.life.multipliedBy(2).compareTo(held.life) > 0)
                    .isPresent()) {
                lease = renewed;
            } else if (instead(held.token).isEmpty()) {
                lease = renewed.or(() -> lease);
                LOG.atWarn().log("the token for Vault is renewed no more, and ends: give this deployment another");
            }
        } catch (OutOfReach e) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("the lease at Vault could not be renewed");
        }
    }

    private VaultHttp.Answer renewal(Lease held) {
        Map<String, @Nullable Object> nothing = Map.of();
        return http.send("auth/token/renew-self", Optional.of(held.token), Optional.of(nothing));
    }

    @Override
    public void close() {
        closed = true;
        keeper.ifPresent(Thread::interrupt);
    }
}
