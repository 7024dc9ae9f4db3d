package dev.signet.bootstrap.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An access token.
final class Access {

    /// How far ahead another node's clock may be (`iat`).
    private static final Duration LEEWAY = Duration.ofSeconds(60);

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
                && (family == null || (family.state == Family.State.LIVE && family.user.active));
        boolean unknown = good && family != null && !now.isBefore(family.absolute);
        return unknown ? Optional.empty() : Optional.of(good);
    }

    @Override
    public String toString() {
        return "access token of " + (family == null ? client : family);
    }
}
