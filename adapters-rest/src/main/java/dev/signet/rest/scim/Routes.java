package dev.signet.rest.scim;

import dev.signet.rest.UrlSpace;

/// The paths of provisioning: at the root, under a tenant, and as partners address it.
final class Routes {

    static final String ROOT = UrlSpace.SCIM;
    static final String TENANT = UrlSpace.UNDER_TENANT + UrlSpace.SCIM;
    static final String PARTNERS = UrlSpace.SCIM_OF_PARTNERS + UrlSpace.UNDER_TENANT;

    static final String USERS = "/Users";
    static final String GROUPS = "/Groups";
    static final String ONE = "/{id}";
    static final String SEARCH = "/.search";

    private Routes() {}
}
