package dev.signet.bootstrap.settings;

import dev.signet.domain.tenant.IssuerBase;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.rest.edge.TrustedProxies;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where and under which names the service is reached, and what its edge bears.
final class EdgeSettings {

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

    static final Setting<Optional<TrustedProxies>> TRUSTED_PROXIES = Setting.optional(
            "IDENTITY_TRUSTED_PROXIES",
            "addresses and networks (`10.0.0.0/8,2001:db8::/32`), as a comma list",
            "none: the caller is whoever connects",
            "Whose `X-Forwarded-For` is believed: the last entry in it that is no such proxy is the caller.",
            TrustedProxies::of);

    static final Setting<Integer> AT_ONCE = Setting.of(
            "IDENTITY_REQUESTS_AT_ONCE",
            "1 to 1000000",
            "1024",
            "How many requests may be under way; more are answered 503 at once, but for health, readiness and metrics.",
            Texts.number(1, 1_000_000));

    static final Setting<Duration> BEGIN_WITHIN = Setting.of(
            "IDENTITY_REQUEST_BEGIN_SECONDS",
            "1 to 600",
            "10",
            "How long after its arrival a token request may still be begun; later it is answered 503. When it is over, no request's statement or wait for a connection goes on for more than a second.",
            Texts.seconds(1, 600));

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

    static final List<Setting<?>> ALL = Stream.of(
                    Stream.of(HTTP_HOST, HTTP_PORT),
                    HTTP_TLS.all(),
                    Stream.of(GRPC_HOST, GRPC_PORT),
                    GRPC_TLS.all(),
                    Stream.<Setting<?>>of(
                            TLS_RELOAD,
                            DEFAULT_ISSUER,
                            DEFAULT_TENANT,
                            TENANT_HEADERS,
                            TRUSTED_PROXIES,
                            AT_ONCE,
                            BEGIN_WITHIN,
                            MAX_BODY,
                            MAX_HEADER,
                            READ_TIMEOUT,
                            IDLE_TIMEOUT,
                            SHUTDOWN_GRACE))
            .<Setting<?>>flatMap(settings -> settings)
            .toList();

    private EdgeSettings() {}
}
