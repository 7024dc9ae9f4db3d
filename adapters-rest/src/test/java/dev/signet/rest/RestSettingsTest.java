package dev.signet.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.tenant.IssuerBase;
import dev.signet.domain.tenant.Issuers;
import dev.signet.domain.tenant.TenantSlug;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RestSettingsTest {

    @Test
    void x_tenant_leads_and_no_header_stands_twice() {
        assertThat(with(List.of("X-Tenant-ID", "x-tenant", "X-Realm")).tenantHeaders())
                .containsExactly("x-tenant", "x-tenant-id", "x-realm");
    }

    @Test
    void a_header_has_a_name_that_http_allows() {
        assertThatThrownBy(() -> with(List.of("x tenant"))).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> with(List.of(""))).isInstanceOf(InvalidValue.class);
    }

    private static RestSettings with(List<String> headers) {
        return new RestSettings(
                new Issuers(List.of(new IssuerBase("https://id.example.org")), new TenantSlug("primary")),
                Optional.empty(),
                "X-Service-Token",
                headers,
                Duration.ofMinutes(5),
                true);
    }
}
