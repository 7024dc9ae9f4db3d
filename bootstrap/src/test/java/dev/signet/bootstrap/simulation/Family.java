package dev.signet.bootstrap.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A grant and its refresh tokens, by generation; empty where the answer was lost.
final class Family {

    final User user;
    final @Nullable Client client;
    final Set<String> granted;
    final List<String> tokens = new ArrayList<>();
    final Instant absolute;
    Instant rotated;
    Instant idle;
    State state = State.LIVE;

    /// What has become of it.
    enum State {
        LIVE,
        DEAD
    }

    /// What becomes of a refresh token that is presented.
    enum Fate {
        SUCCESSOR,
        SAME_SUCCESSOR,
        REFUSED,
        /// Refused, and its family dies.
        BREACH
    }

    Family(User user, @Nullable Client client, Set<String> granted, String token, Instant now) {
        this.user = user;
        this.client = client;
        this.granted = granted;
        this.tokens.add(token);
        this.rotated = now;
        this.idle = now.plus(Model.IDLE);
        this.absolute = now.plus(Model.ABSOLUTE);
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
        if (presented == generation() - 1 && now.isBefore(rotated.plus(Model.GRACE))) {
            return client != null && mayAct() ? Fate.SAME_SUCCESSOR : Fate.REFUSED;
        }
        return Fate.BREACH;
    }

    void advance(String successor, Instant now) {
        tokens.add(successor);
        rotated = now;
        Instant end = now.plus(Model.IDLE);
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
