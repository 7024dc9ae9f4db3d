package dev.signet.rest.admin;

import dev.signet.rest.UrlSpace;

/// The paths of administration.
final class Paths {

    /// The variable that holds a tenant's slug.
    static final String SLUG = "slug";

    static final String TENANTS = UrlSpace.ADMIN + "/tenants";
    static final String TENANT = TENANTS + "/{" + SLUG + "}";
    static final String CLIENTS = TENANT + "/clients";
    static final String USERS = TENANT + "/users";
    static final String ROLES = TENANT + "/roles";
    static final String SCOPES = TENANT + "/scopes";
    static final String KEYS = TENANT + "/keys";
    static final String AUDIT = TENANT + "/audit";
    static final String SCIM_TOKENS = TENANT + "/scim-tokens";

    private Paths() {}
}
