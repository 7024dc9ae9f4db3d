package dev.signet.domain.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.InvalidValue;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class ScopesTest {

    @Provide
    Arbitrary<Scopes> scopes() {
        return Arbitraries.of(
                        "openid", "profile", "a", "b:c", "read:users", "admin:users", "admin:system", "tenant:acme")
                .set()
                .map((Set<String> names) -> Scopes.of(names));
    }

    @Property(tries = 200)
    void what_is_written_is_read(@ForAll("scopes") Scopes scopes) {
        assertThat(Scopes.parse(scopes.toString())).isEqualTo(scopes);
        assertThat(Scopes.parse("  " + scopes.toString().replace(" ", "   ") + " " + scopes))
                .isEqualTo(scopes);
    }

    @Property(tries = 200)
    void and_and_or_are_those_of_sets(@ForAll("scopes") Scopes one, @ForAll("scopes") Scopes other) {
        assertThat(one.and(other)).isEqualTo(other.and(one));
        assertThat(one.or(other)).isEqualTo(other.or(one));
        assertThat(one.contains(one.and(other))).isTrue();
        assertThat(one.or(other).contains(one)).isTrue();
        assertThat(one.contains(other)).isEqualTo(one.or(other).equals(one));
    }

    @Property(tries = 200)
    void whoever_holds_a_scope_may_what_it_says(@ForAll("scopes") Scopes scopes) {
        assertThat(scopes.values()).allMatch(scopes::permit);
    }

    @Test
    void an_admin_scope_implies_every_action_on_its_thing_and_nothing_else() {
        Scopes held = Scopes.parse("admin:users");
        assertThat(held.permit(new Scope("read:users"))).isTrue();
        for (String other : List.of("read:clients", "admin:clients", "users", "tenant:users", "admin:system")) {
            assertThat(held.permit(new Scope(other))).as(other).isFalse();
        }
        assertThat(Scopes.parse("read:users").permit(new Scope("admin:users"))).isFalse();
        assertThat(Scopes.parse("admin").permit(new Scope("read:users"))).isFalse();
    }

    @Test
    void the_system_s_scope_implies_everything_but_a_tenant() {
        Scopes held = Scopes.parse("admin:system");
        for (String other : List.of("read:clients", "admin:clients", "users", "openid")) {
            assertThat(held.permit(new Scope(other))).as(other).isTrue();
        }
        assertThat(held.permit(new Scope("tenant:acme"))).isFalse();
    }

    @Test
    void what_is_no_scope_token_is_refused() {
        for (String text : List.of("", " ", "a b", "a\"b", "a\\b", "ä", "\u0000", "x".repeat(101))) {
            assertThatThrownBy(() -> new Scope(text)).as(text).isInstanceOf(InvalidValue.class);
        }
    }
}
