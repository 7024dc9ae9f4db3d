package dev.signet.bootstrap.settings;

import dev.signet.persistence.database.DatabaseUrl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What is kept, and where.
final class StorageSettings {

    /// The file of settings; read before all others, so it can stand in the environment and in `.env` alone.
    static final Setting<Optional<Path>> CONFIG_FILE = Setting.optional(
            "IDENTITY_CONFIG_FILE",
            "a file that ends in .yaml, .yml, .json or .properties",
            "none",
            "Settings, as the option `--config`; the environment wins over it.",
            Texts::path);

    static final Setting<Path> DATA_DIR = Setting.of(
            "IDENTITY_DATA_DIR",
            "a directory",
            "data",
            "Where the embedded database, its master key and `demo.env` are kept.",
            Texts::directory);

    static final Setting<Optional<DatabaseUrl>> DATABASE_URL = Setting.optional(
                    "IDENTITY_DATABASE_URL",
                    "`jdbc:postgresql://host:port/database?user=…&password=…` or `postgresql://user:password@host:port/database`",
                    "the embedded PostgreSQL",
                    "An external PostgreSQL, 15 or newer.",
                    DatabaseUrl::parse)
            .hidden();

    static final Setting<Optional<Token>> DATABASE_PASSWORD = Setting.optional(
                    "IDENTITY_DATABASE_PASSWORD",
                    "a password",
                    "as `IDENTITY_DATABASE_URL` has it",
                    "The password of the database, apart from its URL.",
                    Token::new)
            .hidden();

    static final Setting<Optional<Integer>> POOL_SIZE = Setting.optional(
            "IDENTITY_DATABASE_POOL_SIZE",
            "2 to 500",
            "four for each core, 8 to 32",
            "The most connections to the database open at once.",
            Texts.number(2, 500));

    static final Setting<Duration> POOL_WAIT = Setting.of(
            "IDENTITY_DATABASE_WAIT_SECONDS",
            "1 to 60",
            "3",
            "How long a request waits for a free connection before it is answered 503.",
            Texts.seconds(1, 60));

    static final Setting<Duration> STATEMENT_TIMEOUT = Setting.of(
            "IDENTITY_DATABASE_STATEMENT_SECONDS",
            "1 to 600",
            "10",
            "When the database gives up on a statement.",
            Texts.seconds(1, 600));

    static final List<Setting<?>> ALL =
            List.of(CONFIG_FILE, DATA_DIR, DATABASE_URL, DATABASE_PASSWORD, POOL_SIZE, POOL_WAIT, STATEMENT_TIMEOUT);

    private StorageSettings() {}
}
