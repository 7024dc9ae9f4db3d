package dev.signet.bootstrap.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What ought to be: everything that was acknowledged, and what follows from it. It shares no code with the server.
final class Model {

    /// The settings of the nodes, from which times follow.
    static final Duration GRACE = Duration.ofSeconds(10);

    static final Duration IDLE = Duration.ofHours(1);
    static final Duration ABSOLUTE = Duration.ofHours(4);
    static final Duration ACCESS = Duration.ofMinutes(10);

    /// How far ahead another node's clock may be (`iat`).
    private static final Duration LEEWAY = Duration.ofSeconds(60);

    /// So long, of real time, a node words refusals by what it remembers of a tenant, and a little longer.
    private static final Duration WORDS = Duration.ofSeconds(7);

    final List<Tenant> tenants = new ArrayList<>();
    final List<Family> families = new ArrayList<>();
    final List<Access> accesses = new ArrayList<>();

    /// A tenant and who is in it.
    static final class Tenant {
        final String slug;
        final List<Client> clients = new ArrayList<>();
        final List<User> users = new ArrayList<>();
        final Map<String, Set<String>> roles = new TreeMap<>();
        boolean served = true;
        private long resumed = System.nanoTime() - WORDS.toNanos();

        Tenant(String slug) {
            this.slug = slug;
        }

        void toggle() {
            served = !served;
            resumed = System.nanoTime();
        }

        /// Whether a refusal may still be worded as if there were no such tenant; no decision rests on that.
        boolean mayBeWordedAsUnknown() {
            return System.nanoTime() - resumed < WORDS.toNanos();
        }

        @Override
        public String toString() {
            return slug;
        }
    }

    /// A client with secrets.
    static final class Client {
        final Tenant tenant;
        final String id;
        final Set<String> scopes;
        final Map<String, Instant> secrets = new HashMap<>();
        String secret = "";
        boolean active = true;
        boolean retired;

        Client(Tenant tenant, String id, Set<String> scopes) {
            this.tenant = tenant;
            this.id = id;
            this.scopes = scopes;
        }

        boolean knows(String presented, Instant now) {
            Instant end = secrets.get(presented);
            return end != null && now.isBefore(end);
        }

        /// Older secrets end then, newer ones never.
        void rotate(String next, Instant end) {
            secrets.replaceAll((old, ends) -> ends.isBefore(end) ? ends : end);
            secrets.put(next, Instant.MAX);
            secret = next;
        }

        boolean served() {
            return active && !retired;
        }

        @Override
        public String toString() {
            return tenant + "/" + id;
        }
    }

    /// Somebody with a password.
    static final class User {
        final Tenant tenant;
        final String name;
        final String id;
        final Set<String> roles = new TreeSet<>();
        String password;
        boolean active = true;

        User(Tenant tenant, String name, String id, String password) {
            this.tenant = tenant;
            this.name = name;
            this.id = id;
            this.password = password;
        }

        /// The most a token of theirs may hold.
        Set<String> given() {
            Set<String> given = new HashSet<>(Set.of("tenant:" + tenant.slug));
            roles.forEach(role -> {
                given.add(role);
                given.addAll(tenant.roles.getOrDefault(role, Set.of()));
            });
            return given;
        }

        Set<String> allowed() {
            Set<String> allowed = given();
            allowed.addAll(Set.of("openid", "profile", "email", "offline_access"));
            return allowed;
        }

        @Override
        public String toString() {
            return tenant + "/" + name;
        }
    }

    /// What has become of a family.
    enum State {
        LIVE,
        DEAD
    }

    /// A grant and its refresh tokens, by generation; empty where the answer was lost.
    static final class Family {
        final User user;
        final @Nullable Client client;
        final Set<String> granted;
        final List<String> tokens = new ArrayList<>();
        final Instant absolute;
        Instant rotated;
        Instant idle;
        State state = State.LIVE;

        Family(User user, @Nullable Client client, Set<String> granted, String token, Instant now) {
            this.user = user;
            this.client = client;
            this.granted = granted;
            this.tokens.add(token);
            this.rotated = now;
            this.idle = now.plus(IDLE);
            this.absolute = now.plus(ABSOLUTE);
        }

        int generation() {
            return tokens.size() - 1;
        }

        boolean isOver(Instant now) {
            return !now.isBefore(idle) || !now.isBefore(absolute);
        }

        boolean mayAct() {
            return user.tenant.served && user.active && (client == null || client.served());
        }

        /// What a refresh token gets whose client, if it has one, has proven itself.
        Fate fate(int presented, Instant now) {
            if (state == State.DEAD || isOver(now)) {
                return Fate.REFUSED;
            }
            if (presented == generation()) {
                return mayAct() ? Fate.SUCCESSOR : Fate.REFUSED;
            }
            if (presented == generation() - 1 && now.isBefore(rotated.plus(GRACE))) {
                return client != null && mayAct() ? Fate.SAME_SUCCESSOR : Fate.REFUSED;
            }
            return Fate.BREACH;
        }

        void advance(String successor, Instant now) {
            tokens.add(successor);
            rotated = now;
            Instant end = now.plus(IDLE);
            idle = end.isBefore(absolute) ? end : absolute;
        }

        /// What an access token of it may hold now.
        Set<String> scopesNow() {
            Set<String> scopes = new TreeSet<>(granted);
            scopes.retainAll(user.allowed());
            if (client != null) {
                scopes.retainAll(client.scopes);
            }
            return scopes;
        }

        @Override
        public String toString() {
            return "family of " + user + (client == null ? "" : " through " + client) + " at " + generation();
        }
    }

    /// What becomes of a refresh token that is presented.
    enum Fate {
        SUCCESSOR,
        SAME_SUCCESSOR,
        REFUSED,
        /// Refused, and its family dies.
        BREACH
    }

    /// An access token.
    static final class Access {
        final Tenant tenant;
        final @Nullable Client client;
        final @Nullable Family family;
        final Claims claims;
        final String text;
        boolean revoked;

        Access(Tenant tenant, @Nullable Client client, @Nullable Family family, String text) {
            this.tenant = tenant;
            this.client = client;
            this.family = family;
            this.text = text;
            this.claims = Claims.of(text);
        }

        /// Whether it counts; empty where nobody can say: upkeep may or may not have removed its family.
        Optional<Boolean> counts(Instant now) {
            boolean good = tenant.served
                    && !revoked
                    && now.isBefore(claims.expires())
                    && !claims.issued().isAfter(now.plus(LEEWAY))
                    && (client == null || client.served())
                    && (family == null || (family.state == State.LIVE && family.user.active));
            boolean unknown = good && family != null && !now.isBefore(family.absolute);
            return unknown ? Optional.empty() : Optional.of(good);
        }

        @Override
        public String toString() {
            return "access token of " + (family == null ? client : family);
        }
    }

    /// Everybody's grants that `end` ends.
    void kill(java.util.function.Predicate<Family> end) {
        families.stream().filter(end).forEach(family -> family.state = State.DEAD);
    }
}
