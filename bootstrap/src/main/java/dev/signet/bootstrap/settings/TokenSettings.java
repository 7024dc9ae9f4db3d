package dev.signet.bootstrap.settings;

import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.secrets.MasterKeys;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Tokens of all kinds, and the keys behind them.
final class TokenSettings {

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

    static final Setting<Boolean> SCIM_ENABLED = Setting.of(
            "IDENTITY_SCIM_ENABLED",
            "true or false",
            "true",
            "Whether provisioning (`/scim/v2`) is served; it answers 404 when off.",
            Texts::truth);

    static final Setting<Boolean> SCIM_PUT_MERGES = Setting.of(
            "IDENTITY_SCIM_PUT_MERGES",
            "true or false",
            "false",
            "Whether attributes that a PUT of SCIM does not name keep their values; else they are cleared (RFC 7644 §3.5.1).",
            Texts::truth);

    static final Setting<Boolean> FALLBACK_KEYS = Setting.of(
            "IDENTITY_ALLOW_DEVELOPMENT_FALLBACK_KEYS",
            "true or false",
            "false",
            "Ignored, with a warning: signing keys are made once and kept, never for one process.",
            Texts::truth);

    static final List<Setting<?>> ALL = List.of(
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
            SCIM_PUT_MERGES,
            FALLBACK_KEYS);

    private TokenSettings() {}
}
