package dev.signet.rest;

import java.util.Set;

/// The paths of this server. Those of a tenant exist at the root, for the default tenant or the one that a header
/// names, and under `/{tenant}`.
public final class UrlSpace {

    /// The name of the path variable that holds a tenant's slug.
    public static final String TENANT = "tenant";

    /// What stands before a tenant's paths.
    public static final String UNDER_TENANT = "/{" + TENANT + "}";

    /// The token endpoint (RFC 6749 §3.2).
    public static final String TOKEN = "/oauth/token";

    /// The token endpoint as other clients spell it.
    public static final String TOKEN_ALIAS = "/oauth2/token";

    /// Token introspection (RFC 7662 §2).
    public static final String INTROSPECTION = "/oauth/introspect";

    /// Token revocation (RFC 7009 §2).
    public static final String REVOCATION = "/oauth/revoke";

    /// Where people, and services for them, change and check credentials.
    public static final String CREDENTIALS = "/credentials";

    /// Where proxies ask whether a request may pass.
    public static final String AUTHZ = "/authz";

    /// The public keys of a tenant (RFC 7517 §5).
    public static final String JWKS = "/.well-known/jwks.json";

    /// The public keys, as one old document spells it.
    public static final String JWKS_MISSPELT = "/well-known/jwks.json";

    /// The public keys, as other clients spell it.
    public static final String JWKS_ALIAS = "/keys";

    /// Discovery as OpenID Connect has it (OpenID Connect Discovery §4).
    public static final String OPENID_CONFIGURATION = "/.well-known/openid-configuration";

    /// Discovery as OAuth has it (RFC 8414 §3).
    public static final String AUTHORIZATION_SERVER = "/.well-known/oauth-authorization-server";

    /// Administration; at the root only.
    public static final String ADMIN = "/admin/v1";

    /// Provisioning (RFC 7644 §3.2).
    public static final String SCIM = "/scim/v2";

    /// Provisioning as partners address it.
    public static final String SCIM_OF_PARTNERS = "/v1/scim";

    /// Whether the process is there.
    public static final String HEALTH = "/health";

    /// Whether it can serve.
    public static final String READY = "/ready";

    /// Measurements.
    public static final String METRICS = "/metrics";

    /// The description of this server (OpenAPI 3.1).
    public static final String OPENAPI = "/openapi.json";

    /// A page that shows the description.
    public static final String DOCS = "/docs";

    private static final Set<String> RESERVED = Set.of(
            "activate",
            "admin",
            "api",
            "auth",
            "authz",
            "callback",
            "credentials",
            "demo",
            "device",
            "docs",
            "health",
            "keys",
            "metrics",
            "oauth",
            "oauth2",
            "ready",
            "scim",
            "step-up",
            "v1",
            "well-known");

    private UrlSpace() {}

    /// The first path segments that are, or will be, this server's own, so that no tenant may have such a slug.
    /// (Those that cannot be a slug, such as `.well-known`, need no mention.)
    public static Set<String> reserved() {
        return RESERVED;
    }

    /// Whether errors under `path` are told in the words of OAuth (RFC 6749 §5.2), at the root or under a tenant.
    public static boolean speaksOAuth(String path) {
        return isOAuth(path, 0) || isOAuth(path, path.indexOf('/', 1));
    }

    /// Whether errors under `path` are told in the words of SCIM (RFC 7644 §3.12), at the root or under a tenant.
    public static boolean speaksScim(String path) {
        int second = path.indexOf('/', 1);
        return isAt(SCIM, path, 0) || isAt(SCIM, path, second) || isAt(SCIM_OF_PARTNERS, path, 0);
    }

    private static boolean isAt(String prefix, String path, int from) {
        int end = from + prefix.length();
        return from >= 0 && path.startsWith(prefix, from) && (path.length() == end || path.charAt(end) == '/');
    }

    private static boolean isOAuth(String path, int from) {
        return from >= 0
                && (path.startsWith("/oauth/", from)
                        || path.startsWith("/oauth2/", from)
                        || path.startsWith(CREDENTIALS + "/", from));
    }
}
