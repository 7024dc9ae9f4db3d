package dev.signet.application.tenant;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.domain.Cast;
import dev.signet.domain.Digest;
import dev.signet.domain.scim.ScimToken;
import dev.signet.domain.tenant.RouteKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What [Routes] promises.
public interface RoutesContract extends TenantedContract {

    @Test
    default void a_value_says_by_itself_whose_it_is_until_it_is_removed() {
        Digest digest = Digest.sha256("a token");
        var token = new ScimToken(new ScimToken.Id(Cast.anId()), "okta", NOON, Optional.empty(), Optional.empty());
        assertThat(store().routes().find(RouteKind.SCIM_TOKEN, digest)).isEmpty();
        inAcme(tx -> store().scimTokens().add(tx, token, digest));
        assertThat(store().routes().find(RouteKind.SCIM_TOKEN, digest)).contains(ACME);
        assertThat(store().routes().find(RouteKind.SCIM_TOKEN, Digest.sha256("another")))
                .isEmpty();
        inAcme(tx -> store().scimTokens().remove(tx, token.id()));
        assertThat(store().routes().find(RouteKind.SCIM_TOKEN, digest)).isEmpty();
    }
}
