package dev.signet.domain.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.InvalidValue;
import org.junit.jupiter.api.Test;

final class ScopeTest {

    @Test
    void the_scopes_of_openid_connect_are_scopes() {
        assertThat(Scopes.OPENID_CONNECT).hasToString("email offline_access openid profile");
    }

    @Test
    void a_scope_is_one_token() {
        assertThatThrownBy(() -> new Scope("two words")).isInstanceOf(InvalidValue.class);
    }
}
