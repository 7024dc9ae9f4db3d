package dev.signet.bootstrap.storage;

import dev.signet.bootstrap.settings.Settings;
import dev.signet.persistence.database.DatabasePool;
import dev.signet.persistence.database.DatabaseRoles;
import dev.signet.persistence.database.DatabaseUrl;
import dev.signet.persistence.database.Migrations;
import dev.signet.persistence.database.PoolSettings;
import dev.signet.persistence.database.Preparation;
import dev.signet.persistence.database.RolePreparation;
import dev.signet.persistence.embedded.EmbeddedDatabase;
import dev.signet.secrets.MasterKeyFile;
import dev.signet.secrets.MasterKeys;
import dev.signet.secrets.SecureEntropy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A database that is ready: its roles prepared, its schema migrated, its connections open, its master keys at hand.
public final class OpenStorage implements AutoCloseable {

    /// How long to wait for another process that is giving the data directory up.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final long LARGEST_HEAD_FILE = 16L << 20;

    private final Optional<EmbeddedDatabase> embedded;
    private final DatabasePool pool;
    private final DatabaseRoles roles;
    private final MasterKeys keys;
    private final HeadFile heads;
    private final Migrations migrations;
    private final List<Migrations.Step> applied;

    private OpenStorage(
            Optional<EmbeddedDatabase> embedded,
            DatabasePool pool,
            DatabaseRoles roles,
            MasterKeys keys,
            HeadFile heads,
            Migrations migrations,
            List<Migrations.Step> applied) {
        this.embedded = embedded;
        this.pool = pool;
        this.roles = roles;
        this.keys = keys;
        this.heads = heads;
        this.migrations = migrations;
        this.applied = applied;
    }

    /// Who else may be at the embedded database.
    public enum Sharing {
        /// Nobody: a server owns its data directory.
        ALONE,
        /// A running server, whose database a command uses.
        WITH_A_SERVER
    }

    /// Opens what `settings` name.
    ///
    /// @throws CannotStart if the login may not prepare the database, or its master key is missing
    /// @throws dev.signet.persistence.database.UnusableDatabase if it must not be served from
    /// @throws dev.signet.application.StoreUnavailable if it does not answer
    public static OpenStorage open(Settings settings, Sharing sharing) {
        Optional<DatabaseUrl> external = settings.storage().database();
        if (external.isPresent()) {
            MasterKeys keys = settings.keys()
                    .master()
                    .orElseThrow(() -> new IllegalStateException("settings without a master key were let through"));
            return prepared(settings, Optional.empty(), external.get(), keys);
        }
        Path directory = settings.storage().directory();
        MasterKeys keys = settings.keys().master().orElseGet(() -> ownKeys(directory));
        EmbeddedDatabase database = switch (sharing) {
            case ALONE -> EmbeddedDatabase.start(directory, PATIENCE);
            case WITH_A_SERVER -> EmbeddedDatabase.attachOrStart(directory, PATIENCE);
        };
        try {
            return prepared(settings, Optional.of(database), database.url(), keys);
        } catch (RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }

    private static OpenStorage prepared(
            Settings settings, Optional<EmbeddedDatabase> embedded, DatabaseUrl url, MasterKeys keys) {
        DatabaseRoles roles = switch (new RolePreparation(url).prepare()) {
            case Preparation.Prepared ready -> ready.roles();
            case Preparation.AdministratorNeeded needed -> throw new CannotStart(needed.message());
        };
        Migrations migrations = new Migrations(url, roles);
        List<Migrations.Step> applied = migrations.migrate();
        HeadFile heads =
                embedded.isPresent() ? HeadFile.in(settings.storage().directory(), LARGEST_HEAD_FILE) : HeadFile.none();
        return new OpenStorage(
                embedded, DatabasePool.open(url, roles, pool(settings)), roles, keys, heads, migrations, applied);
    }

    /// The keys beside the embedded database. They are made with it and never after it: other keys would open
    /// nothing.
    private static MasterKeys ownKeys(Path directory) {
        Path file = directory.resolve("master.key");
        if (Files.notExists(file) && Files.exists(directory.resolve("postgres").resolve("data"))) {
            throw new CannotStart(
                    "%s is missing, and without it nothing stored in %s can be opened; restore it, or set IDENTITY_MASTER_KEY to the key that was in it."
                            .formatted(file, directory));
        }
        return new MasterKeyFile(PrivateDirectory.made(directory).resolve("master.key"))
                .readOrMake(new SecureEntropy());
    }

    private static PoolSettings pool(Settings settings) {
        Settings.Storage storage = settings.storage();
        PoolSettings usual = PoolSettings.forCores(Runtime.getRuntime().availableProcessors());
        return new PoolSettings(
                storage.poolSize().orElse(usual.size()), storage.poolWait(), storage.statementTimeout());
    }

    /// The connections of the service.
    public DatabasePool pool() {
        return pool;
    }

    /// The roles of this database.
    public DatabaseRoles roles() {
        return roles;
    }

    /// The keys that open what is stored in it.
    public MasterKeys keys() {
        return keys;
    }

    /// Where the ends of audit chains are noted: beside the embedded database. Beside an external one there is no
    /// place that belongs to it, so there the log alone tells.
    public HeadFile heads() {
        return heads;
    }

    /// The steps of the schema, applied and to be applied.
    public Migrations migrations() {
        return migrations;
    }

    /// The steps of the schema that opening it applied.
    public List<Migrations.Step> applied() {
        return applied;
    }

    /// Closes the connections, then stops the embedded database if this started it.
    @Override
    public void close() {
        try {
            pool.close();
        } finally {
            embedded.ifPresent(EmbeddedDatabase::close);
        }
    }
}
