package dev.signet.domain.client;

import static dev.signet.domain.client.ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
import static dev.signet.domain.client.ClientAuthenticationMethod.NONE;
import static dev.signet.domain.client.ClientAuthenticationMethod.PRIVATE_KEY_JWT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.Cast;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.Version;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ClientTest {

    @Test
    void a_client_has_a_way_to_authenticate_be_it_none() {
        assertThatThrownBy(() -> client(Set.of(), GrantType.PASSWORD)).isInstanceOf(InvalidValue.class);
        assertThat(client(Set.of(NONE), GrantType.PASSWORD).methods()).containsExactly(NONE);
    }

    @Test
    void a_public_client_has_no_secret() {
        assertThatThrownBy(() -> client(Set.of(NONE, CLIENT_SECRET_BASIC), GrantType.PASSWORD))
                .isInstanceOf(InvalidValue.class);
        assertThat(client(Set.of(NONE, PRIVATE_KEY_JWT), GrantType.PASSWORD).methods())
                .hasSize(2);
        assertThat(client(Set.of(NONE), GrantType.PASSWORD).isPublic()).isTrue();
        assertThat(client(Set.of(NONE, PRIVATE_KEY_JWT), GrantType.PASSWORD).isPublic())
                .as("it keeps a private key")
                .isFalse();
    }

    @Test
    void a_public_client_acts_for_nobody_but_people() {
        assertThatThrownBy(() -> client(Set.of(NONE), GrantType.CLIENT_CREDENTIALS))
                .isInstanceOf(InvalidValue.class);
        assertThat(client(Set.of(NONE, PRIVATE_KEY_JWT), GrantType.CLIENT_CREDENTIALS)
                        .may(GrantType.CLIENT_CREDENTIALS))
                .isTrue();
    }

    @Test
    void a_client_owns_the_redirect_uris_that_it_registered() {
        assertThat(Cast.console().owns("https://console.example.org/callback")).isTrue();
        assertThat(Cast.console().owns("https://console.example.org/")).isFalse();
    }

    @Test
    void what_the_wire_calls_something_is_read_again_and_nothing_else_is() {
        for (ClientAuthenticationMethod method : ClientAuthenticationMethod.values()) {
            assertThat(ClientAuthenticationMethod.ofWireName(method.wireName())).contains(method);
        }
        for (GrantType grant : GrantType.values()) {
            assertThat(GrantType.ofWireName(grant.wireName())).contains(grant);
        }
        assertThat(ClientAuthenticationMethod.ofWireName("tls_client_auth")).isEmpty();
        assertThat(GrantType.ofWireName("implicit")).isEmpty();
        assertThat(GrantType.ofWireName("")).isEmpty();
        assertThat(GrantType.DEVICE_CODE.wireName())
                .as("RFC 8628 §3.4")
                .isEqualTo("urn:ietf:params:oauth:grant-type:device_code");
    }

    private static Client client(Set<ClientAuthenticationMethod> methods, GrantType grant) {
        Client console = Cast.console();
        return new Client(
                console.ref(),
                console.id(),
                console.profile(),
                methods,
                ClientPermissions.of(Set.of(grant), Scopes.NONE),
                Set.of(),
                Set.of(),
                Version.FIRST);
    }
}
