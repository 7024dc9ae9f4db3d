package dev.signet.bootstrap.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A tenant and who is in it.
final class Tenant {

    /// So long, of real time, a node words refusals by what it remembers of a tenant, and a little longer.
    private static final Duration WORDS = Duration.ofSeconds(7);

    final String slug;
    final List<Client> clients = new ArrayList<>();
    final List<User> users = new ArrayList<>();
    final List<User> removed = new ArrayList<>();
    final List<Group> groups = new ArrayList<>();
    final List<Provisioner> provisioners = new ArrayList<>();
    final Map<String, Set<String>> roles = new TreeMap<>();
    Policy policy = Policy.STANDARD;
    boolean served = true;
    private long resumed = System.nanoTime() - WORDS.toNanos();

    Tenant(String slug) {
        this.slug = slug;
    }

    /// What it demands of credentials.
    ///
    /// @param days after how many a password must be changed
    /// @param history how many former passwords must not be chosen
    /// @param age how old a password must be before its owner may change it
    record Policy(int days, int history, Duration age) {

        static final Policy STANDARD = new Policy(90, 0, Duration.ZERO);
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
