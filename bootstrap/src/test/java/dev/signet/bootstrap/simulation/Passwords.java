package dev.signet.bootstrap.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Somebody's password and those that they had before.
final class Passwords {

    /// The present one last; empty where they never had one.
    private final List<String> all = new ArrayList<>();

    private Instant made = Instant.MIN;
    private Instant end = Instant.MAX;

    boolean exists() {
        return !all.isEmpty();
    }

    /// What they would type.
    String current() {
        return all.isEmpty() ? "Nobody-Ever-Chose-This" : all.getLast();
    }

    /// One that they had before, or the present one.
    List<String> former() {
        return List.copyOf(all);
    }

    Instant end() {
        return end;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(end);
    }

    void set(String password, Tenant.Policy policy, Instant now) {
        all.add(password);
        made = now;
        end = now.plus(Duration.ofDays(policy.days()));
    }

    /// Whether its owner, who knows the present one, may change it to `next`.
    boolean permits(String next, Tenant.Policy policy, Instant now) {
        boolean young = !isOver(now) && now.isBefore(made.plus(policy.age()));
        List<String> refused = all.subList(Math.max(0, all.size() - policy.history()), all.size());
        return !next.equals(current()) && !young && !refused.contains(next);
    }
}
