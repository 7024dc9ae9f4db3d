package dev.signet.bootstrap.settings;

import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.tenant.IssuerBase;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.persistence.database.DatabaseUrl;
import dev.signet.secrets.MasterKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Every setting there is. The operating guide's table is written from this one.
public final class SettingTable {

    static final Setting<Path> DATA_DIR = Setting.of(
            "IDENTITY_DATA_DIR",
            "a directory",
            "data",
            "Where the embedded database, its master key and `demo.env` are kept.",
            Texts::path);

    static final Setting<Optional<DatabaseUrl>> DATABASE_URL = Setting.optional(
                    "IDENTITY_DATABASE_URL",
                    "`jdbc:postgresql://host:port/database?user=…&password=…` or `postgresql://user:password@host:port/database`",
                    "the embedded PostgreSQL",
                    "An external PostgreSQL, 15 or newer.",
                    DatabaseUrl::parse)
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

    static final Setting<Optional<String>> HTTP_HOST = Setting.optional(
            "IDENTITY_HTTP_HOST",
            "a name or address of this machine",
            "loopback only; all interfaces once `IDENTITY_DEFAULT_ISSUER` is set",
            "Where HTTP listens.",
            Texts::host);

    static final Setting<Integer> HTTP_PORT = Setting.of(
            "IDENTITY_HTTP_PORT",
            "0 to 65535",
            "8140",
            "The port of HTTP; 0 picks a free one and prints it.",
            Texts.number(0, 65_535));

    static final TlsSetting HTTP_TLS = TlsSetting.of("HTTP", "HTTP");

    static final Setting<Optional<String>> GRPC_HOST = Setting.optional(
            "IDENTITY_GRPC_HOST",
            "a name or address of this machine",
            "as `IDENTITY_HTTP_HOST`",
            "Where gRPC listens.",
            Texts::host);

    static final Setting<Integer> GRPC_PORT = Setting.of(
            "IDENTITY_GRPC_PORT",
            "0 to 65535",
            "8142",
            "The port of gRPC; 0 picks a free one and prints it.",
            Texts.number(0, 65_535));

    static final TlsSetting GRPC_TLS = TlsSetting.of("GRPC", "gRPC");

    static final Setting<Duration> TLS_RELOAD = Setting.of(
            "IDENTITY_TLS_RELOAD_SECONDS",
            "1 to 3600",
            "10",
            "How often the files of certificates are looked at; what changed is taken without a restart.",
            Texts.seconds(1, 3_600));

    static final Setting<Optional<IssuerBase>> DEFAULT_ISSUER = Setting.optional(
            "IDENTITY_DEFAULT_ISSUER",
            "an https URL without query; http on loopback",
            "the loopback address with the port really bound, `https` if HTTP has a certificate",
            "The public URL of this deployment, from which every issuer derives. Never taken from a `Host` header.",
            IssuerBase::new);

    static final Setting<TenantSlug> DEFAULT_TENANT = Setting.of(
                    "IDENTITY_DEFAULT_TENANT_SLUG",
                    "lower-case letters, digits and inner hyphens",
                    "primary",
                    "The tenant of requests that name none. It is made at the first start.",
                    TenantSlug::new)
            .alias("IDENTITY_DEFAULT_TENANT");

    static final Setting<List<String>> TENANT_HEADERS = Setting.of(
            "IDENTITY_TENANT_HEADER_CANDIDATES",
            "header names, as a comma list or a JSON array",
            "x-tenant-id,x-tenant,x-realm",
            "Headers that may name the tenant, after `X-Tenant`, in this order.",
            Texts::headers);

    static final Setting<String> SERVICE_TOKEN_HEADER = Setting.of(
            "IDENTITY_SERVICE_TOKEN_HEADER",
            "a header name",
            "x-service-token",
            "The header that carries the service token.",
            Texts::header);

    static final Setting<Optional<Token>> SERVICE_TOKEN = Setting.optional(
                    "IDENTITY_INTERNAL_SERVICE_TOKEN",
                    "at least 16 visible ASCII characters",
                    "none: what needs it answers 401",
                    "Opens introspection to services.",
                    Texts::token)
            .hidden();

    static final Setting<Optional<Token>> ADMIN_TOKEN = Setting.optional(
                    "IDENTITY_ADMIN_TOKEN",
                    "at least 16 visible ASCII characters",
                    "none: what needs it answers 401",
                    "The operator's token for `/admin/v1`, sent as `Authorization: Bearer`.",
                    Texts::token)
            .hidden();

    static final Setting<Optional<MasterKeys>> MASTER_KEY = Setting.optional(
                    "IDENTITY_MASTER_KEY",
                    "32 random bytes in hexadecimal, base64 or base64url; earlier keys after it, separated by commas",
                    "`master.key` in the data directory with the embedded database; refusal to start with an external one",
                    "Seals every stored secret. Without it a copy of the database is of no use, to you neither.",
                    MasterKeys::parse)
            .hidden();

    static final Setting<SignatureAlgorithm> TOKEN_ALGORITHM = Setting.of(
            "IDENTITY_TOKEN_ALGORITHM",
            "RS256, ES256, EdDSA or (legacy, never published) HS256",
            "RS256",
            "Signs the access tokens of tenants made from now on that choose none.",
            Texts::algorithm);

    static final Setting<Duration> ACCESS_TTL = Setting.of(
            "IDENTITY_ACCESS_TOKEN_TTL_SECONDS",
            "30 to 86400",
            "3600",
            "How long an access token lives.",
            Texts.seconds(30, 86_400));

    static final Setting<Duration> REFRESH_TTL = Setting.of(
            "IDENTITY_REFRESH_TOKEN_TTL_SECONDS",
            "30 to 315360000",
            "86400",
            "How long a refresh token may lie unused.",
            Texts.seconds(30, 315_360_000));

    static final Setting<Duration> REFRESH_ABSOLUTE = Setting.of(
            "IDENTITY_REFRESH_TOKEN_ABSOLUTE_TTL_SECONDS",
            "30 to 315360000",
            "2592000",
            "How long a grant may be refreshed at all.",
            Texts.seconds(30, 315_360_000));

    static final Setting<Duration> REFRESH_GRACE = Setting.of(
            "IDENTITY_REFRESH_GRACE_SECONDS",
            "0 to 120",
            "10",
            "How long the refresh token before the current one is taken for a lost answer; 0 switches that off.",
            Texts.seconds(0, 120));

    static final Setting<Duration> JWKS_CACHE = Setting.of(
            "IDENTITY_JWKS_CACHE_SECONDS",
            "0 to 86400",
            "300",
            "How long a published key set may be cached. A new key signs only after that.",
            Texts.seconds(0, 86_400));

    static final Setting<Boolean> FALLBACK_KEYS = Setting.of(
            "IDENTITY_ALLOW_DEVELOPMENT_FALLBACK_KEYS",
            "true or false",
            "false",
            "Ignored, with a warning: signing keys are made once and kept, never for one process.",
            Texts::truth);

    static final Setting<Boolean> SCIM_ENABLED = Setting.of(
            "IDENTITY_SCIM_ENABLED",
            "true or false",
            "true",
            "Whether `/scim/v2` is served where this release has it; it answers 404 when off.",
            Texts::truth);

    static final Setting<Integer> ARGON2_MEMORY = Setting.of(
            "IDENTITY_ARGON2_MEMORY_KIB",
            "8192 to 1048576",
            "19456",
            "Memory of one Argon2id hash.",
            Texts.number(8_192, 1_048_576));

    static final Setting<Integer> ARGON2_ITERATIONS = Setting.of(
            "IDENTITY_ARGON2_ITERATIONS", "1 to 20", "2", "Passes of one Argon2id hash.", Texts.number(1, 20));

    static final Setting<Integer> ARGON2_LANES = Setting.of(
            "IDENTITY_ARGON2_PARALLELISM", "1 to 16", "1", "Lanes of one Argon2id hash.", Texts.number(1, 16));

    static final Setting<Optional<Integer>> HASHES_AT_ONCE = Setting.optional(
            "IDENTITY_PASSWORD_HASHES_AT_ONCE",
            "1 to 256",
            "half of the cores, at least 1",
            "How many passwords are hashed at once, so that a storm of logins starves nothing else.",
            Texts.number(1, 256));

    static final Setting<Duration> HASH_WAIT = Setting.of(
            "IDENTITY_PASSWORD_HASH_WAIT_SECONDS",
            "1 to 60",
            "5",
            "How long a login waits for its turn before it is answered 503.",
            Texts.seconds(1, 60));

    static final Setting<Integer> MAX_BODY = Setting.of(
            "IDENTITY_MAX_BODY_BYTES",
            "1024 to 10485760",
            "262144",
            "The largest request body; more is answered 413.",
            Texts.number(1_024, 10_485_760));

    static final Setting<Integer> MAX_HEADER = Setting.of(
            "IDENTITY_MAX_HEADER_BYTES",
            "1024 to 1048576",
            "16384",
            "The largest header section, more is answered 431; and the longest URI, more is answered 414.",
            Texts.number(1_024, 1_048_576));

    static final Setting<Duration> READ_TIMEOUT = Setting.of(
            "IDENTITY_REQUEST_TIMEOUT_SECONDS",
            "1 to 600",
            "30",
            "How long a connection may be silent in the middle of a request.",
            Texts.seconds(1, 600));

    static final Setting<Duration> IDLE_TIMEOUT = Setting.of(
            "IDENTITY_IDLE_TIMEOUT_SECONDS",
            "1 to 3600",
            "60",
            "How long a connection without requests is kept.",
            Texts.seconds(1, 3_600));

    static final Setting<Duration> SHUTDOWN_GRACE = Setting.of(
            "IDENTITY_SHUTDOWN_GRACE_SECONDS",
            "0 to 600",
            "10",
            "How long a stopping server lets requests finish.",
            Texts.seconds(0, 600));

    static final Setting<Duration> UPKEEP_INTERVAL = Setting.of(
            "IDENTITY_UPKEEP_INTERVAL_SECONDS",
            "1 to 86400",
            "60",
            "How often what has expired is thrown away. One node at a time does it.",
            Texts.seconds(1, 86_400));

    static final Setting<String> ENVIRONMENT = Setting.of(
            "IDENTITY_ENVIRONMENT", "a word", "production", "What `/health` says of where this runs.", Texts::word);

    static final Setting<String> LOG_LEVEL = Setting.of(
            "IDENTITY_LOG_LEVEL",
            "trace, debug, info, warn or error",
            "info",
            "How much is logged, as JSON on standard error.",
            Texts.oneOf("trace", "debug", "info", "warn", "error"));

    /// The file of settings; read before all others, so it can stand in the environment and in `.env` alone.
    static final Setting<Optional<Path>> CONFIG_FILE = Setting.optional(
            "IDENTITY_CONFIG_FILE",
            "a file that ends in .yaml, .yml, .json or .properties",
            "none",
            "Settings, as the option `--config`; the environment wins over it.",
            Texts::path);

    private static final List<Setting<?>> ALL = Stream.of(
                    Stream.<Setting<?>>of(
                            CONFIG_FILE,
                            DATA_DIR,
                            DATABASE_URL,
                            POOL_SIZE,
                            POOL_WAIT,
                            STATEMENT_TIMEOUT,
                            HTTP_HOST,
                            HTTP_PORT),
                    HTTP_TLS.all(),
                    Stream.of(GRPC_HOST, GRPC_PORT),
                    GRPC_TLS.all(),
                    Stream.<Setting<?>>of(
                            TLS_RELOAD,
                            DEFAULT_ISSUER,
                            DEFAULT_TENANT,
                            TENANT_HEADERS,
                            SERVICE_TOKEN_HEADER,
                            SERVICE_TOKEN,
                            ADMIN_TOKEN,
                            MASTER_KEY,
                            TOKEN_ALGORITHM,
                            ACCESS_TTL,
                            REFRESH_TTL,
                            REFRESH_ABSOLUTE,
                            REFRESH_GRACE,
                            JWKS_CACHE,
                            SCIM_ENABLED,
                            FALLBACK_KEYS,
                            ARGON2_MEMORY,
                            ARGON2_ITERATIONS,
                            ARGON2_LANES,
                            HASHES_AT_ONCE,
                            HASH_WAIT,
                            MAX_BODY,
                            MAX_HEADER,
                            READ_TIMEOUT,
                            IDLE_TIMEOUT,
                            SHUTDOWN_GRACE,
                            UPKEEP_INTERVAL,
                            ENVIRONMENT,
                            LOG_LEVEL))
            .<Setting<?>>flatMap(settings -> settings)
            .toList();

    private SettingTable() {}

    /// Every setting, in the order of the documentation.
    static List<Setting<?>> all() {
        return ALL;
    }

    /// The table for the operating guide, in Markdown.
    public static String markdown() {
        StringBuilder text = new StringBuilder("| name | value | when unset | meaning |\n|---|---|---|---|\n");
        for (Setting<?> setting : ALL) {
            text.append("| `").append(setting.name()).append('`');
            setting.aliases()
                    .forEach(alias -> text.append(" (also `").append(alias).append("`)"));
            text.append(" | ").append(setting.form()).append(" | ").append(setting.standard());
            text.append(" | ").append(setting.meaning());
            text.append(setting.secret() ? " Secret: never printed. |\n" : " |\n");
        }
        return text.toString();
    }
}
