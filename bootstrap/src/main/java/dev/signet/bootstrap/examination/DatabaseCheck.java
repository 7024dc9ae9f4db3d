package dev.signet.bootstrap.examination;

import dev.signet.application.StoreUnavailable;
import dev.signet.bootstrap.server.Parts;
import dev.signet.bootstrap.settings.Settings;
import dev.signet.persistence.database.DatabaseSurvey;
import dev.signet.persistence.database.DatabaseUrl;
import dev.signet.persistence.database.Migrations;
import dev.signet.persistence.database.UnusableDatabase;
import dev.signet.persistence.embedded.EmbeddedDatabase;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at the database, then, if its schema is this release's, at the keys in it.
final class DatabaseCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration APART = Duration.ofSeconds(2);
    private static final String REACH = "see that it runs and that IDENTITY_DATABASE_URL is right";

    private final Settings settings;
    private final InstantSource clock;

    DatabaseCheck(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    List<Finding> findings() {
        Optional<DatabaseUrl> external = settings.storage().database();
        if (external.isPresent()) {
            return findings(external.get());
        }
        Path directory = settings.storage().directory();
        if (Files.notExists(directory.resolve("postgres").resolve("data"))) {
            return List.of(Finding.ok("database", "none yet; the first start makes it"));
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.attachOrStart(directory, PATIENCE)) {
            return findings(database.url());
        } catch (UnusableDatabase | StoreUnavailable | UncheckedIOException e) {
            return List.of(
                    Finding.fail("database", String.valueOf(e.getMessage()), "see the last lines of the server's log"));
        }
    }

    private List<Finding> findings(DatabaseUrl url) {
        List<Finding> found = new ArrayList<>();
        DatabaseSurvey.Facts facts;
        try {
            facts = new DatabaseSurvey(url).look(clock);
        } catch (UnusableDatabase | StoreUnavailable e) {
            return List.of(Finding.fail("database", String.valueOf(e.getMessage()), REACH));
        }
        found.add(version(facts));
        found.add(apart(facts.ahead()));
        found.add(roles(facts));
        if (facts.missing().isEmpty() && facts.major() >= DatabaseSurvey.OLDEST_MAJOR) {
            found.add(walls(facts));
            Finding schema = schema(new Migrations(url, facts.roles()));
            found.add(schema);
            if (schema.level() == Finding.Level.OK) {
                found.addAll(keys());
            }
        }
        return found;
    }

    private static Finding version(DatabaseSurvey.Facts facts) {
        return facts.major() >= DatabaseSurvey.OLDEST_MAJOR
                ? Finding.ok("database", "PostgreSQL " + facts.version())
                : Finding.fail(
                        "database",
                        "PostgreSQL %s is older than %d".formatted(facts.version(), DatabaseSurvey.OLDEST_MAJOR),
                        "upgrade the server");
    }

    private static Finding apart(Duration ahead) {
        String what = "the database's is %.1f s %s this machine's"
                .formatted(ahead.abs().toMillis() / 1000.0, ahead.isNegative() ? "behind" : "ahead of");
        return ahead.abs().compareTo(APART) > 0
                ? Finding.fail("clock", what, "let both follow the same time servers (chrony, systemd-timesyncd)")
                : Finding.ok("clock", what);
    }

    private static Finding roles(DatabaseSurvey.Facts facts) {
        return facts.missing().isEmpty()
                ? Finding.ok(
                        "roles",
                        "%s, %s and %s are as they should be"
                                .formatted(
                                        facts.roles().owner(),
                                        facts.roles().service(),
                                        facts.roles().system()))
                : Finding.warn(
                        "roles",
                        "not prepared yet",
                        "start the service, or, where its login may not, let an administrator run: "
                                + String.join("; ", facts.missing()));
    }

    private static Finding walls(DatabaseSurvey.Facts facts) {
        if (facts.unbound().isPresent()) {
            return Finding.fail(
                    "row security", facts.unbound().get(), "take that right from the role; docs/operating.md has all");
        }
        return facts.openTables().isEmpty()
                ? Finding.ok("row security", "binds " + facts.roles().service())
                : Finding.fail(
                        "row security",
                        "is not forced on " + String.join(", ", facts.openTables()),
                        "as the owner: alter table … enable row level security, force row level security");
    }

    private static Finding schema(Migrations migrations) {
        try {
            List<Migrations.Step> pending = migrations.pending();
            return pending.isEmpty()
                    ? Finding.ok("migrations", "none is pending")
                    : Finding.warn(
                            "migrations",
                            "%d pending, the first is %s"
                                    .formatted(
                                            pending.size(), pending.getFirst().description()),
                            "back up, then run signet migrate, or start the service");
        } catch (UnusableDatabase | StoreUnavailable e) {
            return Finding.fail("migrations", String.valueOf(e.getMessage()), "start the release that it names");
        }
    }

    private List<Finding> keys() {
        try (Parts parts = Parts.open(settings)) {
            return new KeyCheck(parts.beans(), clock).findings();
        } catch (RuntimeException e) {
            return List.of(Finding.fail(
                    "keys",
                    String.valueOf(e.getMessage()),
                    "mend what else is told here; else see that the master key is the one of this database"));
        }
    }
}
