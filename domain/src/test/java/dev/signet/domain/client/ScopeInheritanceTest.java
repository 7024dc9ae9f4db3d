package dev.signet.domain.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.InvalidValue;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ScopeInheritanceTest {

    private static final ScopeInheritance NOTHING = new ScopeInheritance(Map.of());

    @Test
    void what_is_implied_by_the_implied_is_implied() {
        ScopeInheritance chain = NOTHING.with(of("a", "b")).with(of("b", "c d")).with(of("d", "e"));
        assertThat(chain.everythingImpliedBy(new Scope("a"))).isEqualTo(Scopes.parse("b c d e"));
        assertThat(chain.permit(Scopes.parse("a"), new Scope("e"))).isTrue();
        assertThat(chain.permit(Scopes.parse("c"), new Scope("e"))).isFalse();
    }

    @Test
    void administration_implies_by_its_name_also_where_it_is_implied_itself() {
        ScopeInheritance chief = NOTHING.with(of("admin:chief", "admin:users"));
        assertThat(chief.permit(Scopes.parse("admin:chief"), new Scope("read:users")))
                .isTrue();
        assertThat(chief.permit(Scopes.parse("admin:chief"), new Scope("read:clients")))
                .isFalse();
    }

    @Test
    void a_ring_is_seen_whichever_link_closes_it() {
        ScopeInheritance chain = NOTHING.with(of("a", "b")).with(of("b", "c"));
        assertThat(chain.with(of("c", "a")).isCircular(new Scope("c"))).isTrue();
        assertThat(chain.with(of("c", "d")).isCircular(new Scope("c"))).isFalse();
        assertThat(chain.with(of("d", "a b c")).isCircular(new Scope("d"))).isFalse();
    }

    @Test
    void a_definition_gives_neither_itself_nor_a_tenant_nor_administration_under_another_name() {
        assertThatThrownBy(() -> of("a", "a")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> of("a", "tenant:acme")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> of("tenant:acme", "a")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> of("a", "admin:users")).isInstanceOf(InvalidValue.class);
        assertThat(of("admin:chief", "admin:users").power()).isEqualTo(Scopes.parse("admin:chief admin:users"));
    }

    private static ScopeDefinition of(String scope, String implied) {
        return new ScopeDefinition(new Scope(scope), "", Scopes.parse(implied));
    }
}
