package dev.signet.bootstrap.server;

import dev.signet.application.Author;
import dev.signet.application.tenant.ProvisionTenant;
import dev.signet.application.tenant.ShowTenant;
import dev.signet.bootstrap.settings.Settings;
import dev.signet.bootstrap.storage.CannotStart;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.tenant.TenantPolicy;
import dev.signet.domain.tenant.TenantSlug;
import io.micronaut.context.BeanContext;

/// Makes the default tenant where there is none yet.
final class FirstStart {

    private final BeanContext parts;
    private final Settings settings;

    FirstStart(BeanContext parts, Settings settings) {
        this.parts = parts;
        this.settings = settings;
    }

    void provisionDefaultTenant() {
        TenantSlug slug = settings.naming().defaultTenant();
        if (parts.getBean(ShowTenant.class).handle(slug).isPresent()) {
            return;
        }
        var request = new ProvisionTenant.Request(
                slug,
                slug.value(),
                TenantPolicy.standard(settings.tokens().algorithm()),
                Author.operator(Provenance.local("first-start")));
        switch (parts.getBean(ProvisionTenant.class).handle(request)) {
            case ProvisionTenant.Provisioned _ -> {}
            case ProvisionTenant.SlugTaken _ -> {} // another node was first
            case ProvisionTenant.SlugReserved _ ->
                throw new CannotStart(
                        "IDENTITY_DEFAULT_TENANT_SLUG is a word of the URL space; no tenant can be called that.");
        }
    }
}
