package dev.signet.persistence.readiness;

import dev.signet.application.StoreUnavailable;
import dev.signet.application.readiness.Probe;
import dev.signet.persistence.database.Migrations;
import dev.signet.persistence.database.UnusableDatabase;
import java.time.Duration;
import java.util.Optional;

/// Whether the schema is the one that this release was written for. A start sees to that; later it changes when an
/// older
/// backup is put back, or a newer release migrates it: the first must not be served from, the second can.
public final class MigrationProbe implements Probe {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Glance<Schema> glance;

    public MigrationProbe(Migrations migrations) {
        this.glance = new Glance<>(PAUSE, () -> look(migrations));
    }

    private record Schema(int pending, boolean newer) {}

    @Override
    public String name() {
        return "migrations";
    }

    @Override
    public Optional<String> trouble() {
        return seen().filter(schema -> schema.pending() > 0)
                .map(schema -> "The schema lacks %d of the migrations of this release: run signet migrate."
                        .formatted(schema.pending()));
    }

    @Override
    public Optional<String> concern() {
        return seen().filter(Schema::newer)
                .map(schema -> "The schema is newer than this release, or was not made by it: start the newer one.");
    }

    /// Nothing while the store does not answer: that is another probe's trouble.
    private Optional<Schema> seen() {
        try {
            return Optional.of(glance.now());
        } catch (StoreUnavailable e) {
            return Optional.empty();
        }
    }

    private static Schema look(Migrations migrations) {
        try {
            return new Schema(migrations.pending().size(), false);
        } catch (UnusableDatabase e) {
            return new Schema(0, true);
        }
    }
}
