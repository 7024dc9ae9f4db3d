package dev.signet.domain.token;

import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.Cast;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.Issuer;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.user.UserAccess;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the consumers of access tokens find in them.
final class AccessClaimsTest {

    private static final String ISSUER = "https://id.example/acme";

    @Test
    void a_token_of_the_oauth_dialect_is_profiled_and_names_whom_it_is_for() {
        AccessClaims claims = of(person(Dialect.FORM, Optional.of(new ClientId("console"))));
        assertThat(claims.isProfiled()).isTrue();
        assertThat(claims.members())
                .containsEntry("aud", List.of(ISSUER))
                .containsEntry("client_id", "console")
                .containsEntry("type", "access")
                .containsEntry("uid", Cast.ALICE.value().toString());
    }

    @Test
    void a_token_of_the_tenant_api_is_a_plain_jwt_for_nobody_in_particular() {
        AccessClaims claims = of(person(Dialect.JSON, Optional.empty()));
        assertThat(claims.isProfiled()).isFalse();
        assertThat(claims.members())
                .doesNotContainKeys("aud", "client_id")
                .containsEntry("username", "Alice")
                .containsEntry("scope", "read:users")
                .containsEntry("scopes", List.of("read:users"));
        assertThat(claims.members())
                .as("there even if the password never expires")
                .containsKey("password_expires_at")
                .extracting("password_expires_at")
                .isNull();
    }

    @Test
    void a_token_of_a_client_is_profiled_and_is_of_no_person() {
        AccessClaims claims = of(new AccessClaims.Bearer.Service(Cast.console()));
        assertThat(claims.isProfiled()).isTrue();
        assertThat(claims.members())
                .containsEntry("sub", "console")
                .containsEntry("client_id", "console")
                .containsEntry("aud", List.of(ISSUER))
                .containsEntry("type", "service")
                .containsEntry("is_trusted", false)
                .doesNotContainKeys("uid", "fid", "username", "roles");
    }

    @Test
    void times_are_whole_seconds() {
        assertThat(of(new AccessClaims.Bearer.Service(Cast.console())).members())
                .containsEntry("iat", NOON.getEpochSecond())
                .containsEntry("exp", NOON.getEpochSecond() + 60);
    }

    private static AccessClaims.Bearer person(Dialect dialect, Optional<ClientId> client) {
        return new AccessClaims.Bearer.Person(
                dialect,
                new Subject("alice"),
                new FamilyId(Cast.anId()),
                client,
                new UserAccess(Cast.alice(), List.of(), Optional.empty()));
    }

    private static AccessClaims of(AccessClaims.Bearer bearer) {
        return new AccessClaims(
                new Issuer(ISSUER),
                new TenantSlug("acme"),
                bearer,
                Scopes.parse("read:users"),
                "0123456789abcdef0123456789abcdef",
                NOON,
                NOON.plusSeconds(60));
    }
}
