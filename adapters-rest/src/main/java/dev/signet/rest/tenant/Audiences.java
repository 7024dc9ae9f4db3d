package dev.signet.rest.tenant;

import dev.signet.domain.tenant.IssuerBase;
import dev.signet.domain.tenant.IssuerForm;
import dev.signet.domain.tenant.Issuers;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.rest.RestSettings;
import dev.signet.rest.UrlSpace;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;

/// What a client's assertion may name as its audience (RFC 7523 §3): the tenant's issuers, and its token endpoint in
/// either spelling. They are what is published, not what a request was sent to.
@Singleton
public final class Audiences {

    private final Issuers issuers;

    Audiences(RestSettings settings) {
        this.issuers = settings.issuers();
    }

    /// The audiences of `tenant`, and of no other.
    public Set<String> of(TenantSlug tenant) {
        Set<String> audiences = new HashSet<>();
        for (IssuerBase base : issuers.bases()) {
            add(audiences, base.issuer(tenant, IssuerForm.TENANT).value());
            if (tenant.equals(issuers.defaultTenant())) {
                add(audiences, base.issuer(tenant, IssuerForm.ROOT).value());
            }
        }
        return audiences;
    }

    private static void add(Set<String> audiences, String issuer) {
        audiences.add(issuer);
        audiences.add(issuer + UrlSpace.TOKEN);
        audiences.add(issuer + UrlSpace.TOKEN_ALIAS);
    }
}
