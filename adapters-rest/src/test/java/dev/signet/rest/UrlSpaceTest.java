package dev.signet.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.tenant.TenantSlug;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UrlSpaceTest {

    @Test
    void no_tenant_may_be_called_like_a_path_of_this_server() {
        try (var world = new World()) {
            List<String> taken = world.beans()
                    .getBean(Router.class)
                    .uriRoutes()
                    .map(UriRouteInfo::getUriMatchTemplate)
                    .map(template -> template.toPathString().split("/", 3)[1])
                    .filter(TenantSlug::isWellFormed)
                    .distinct()
                    .toList();

            assertThat(taken).contains("oauth", "oauth2", "keys", "well-known");
            assertThat(UrlSpace.reserved()).containsAll(taken);
        }
    }

    @Test
    void every_reserved_name_could_be_a_slug() {
        assertThat(UrlSpace.reserved()).allMatch(TenantSlug::isWellFormed);
    }

    @Test
    void oauth_is_spoken_at_the_root_and_under_a_tenant() {
        assertThat(List.of("/oauth/token", "/oauth2/token", "/acme/oauth/revoke", "/acme/oauth2/token"))
                .allMatch(UrlSpace::speaksOAuth);
        assertThat(List.of("/", "/health", "/admin/v1/tenants", "/acme/keys", "/a/b/oauth/token", "/oauth"))
                .noneMatch(UrlSpace::speaksOAuth);
    }
}
