package dev.signet.bootstrap.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A client with secrets.
final class Client {

    final Tenant tenant;
    final String id;
    final Set<String> scopes;
    final Map<String, Instant> secrets = new HashMap<>();
    final List<SigningOperations.Key> signing = new ArrayList<>();
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
