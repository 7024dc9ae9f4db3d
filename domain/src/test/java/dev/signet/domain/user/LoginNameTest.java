package dev.signet.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.InvalidValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

final class LoginNameTest {

    @Property(tries = 5000)
    void normalising_again_changes_nothing(@ForAll @NotEmpty String typed) {
        of(typed).ifPresent(name -> assertThat(of(name.normalised())).contains(name));
    }

    @Property(tries = 2000)
    void how_it_is_typed_makes_no_other_entry(@ForAll @NotEmpty String typed) {
        of(typed)
                .ifPresent(name -> assertThat(of(typed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT)))
                        .contains(name));
    }

    @Test
    void one_person_has_one_entry() {
        assertThat(LoginName.of("ALICE@Example.ORG")).isEqualTo(LoginName.of("alice@example.org"));
        assertThat(LoginName.of("cafe\u0301")).isEqualTo(LoginName.of("CAFÉ"));
        assertThat(LoginName.of("\uff21lice")).isEqualTo(LoginName.of("alice"));
        assertThat(LoginName.of("STRASSE")).isEqualTo(LoginName.of("straße"));
    }

    @Test
    void what_could_pass_for_an_id_or_hides_something_is_refused() {
        for (String text : List.of(
                "",
                "a b",
                "a\u0000b",
                "a\tb",
                "a\u00a0b",
                "x".repeat(257),
                "0195D3C0-0000-7000-8000-000000000001",
                "\uff10195d3c0-0000-7000-8000-000000000001")) {
            assertThatThrownBy(() -> LoginName.of(text)).as(text).isInstanceOf(InvalidValue.class);
        }
    }

    private static Optional<LoginName> of(String typed) {
        try {
            return Optional.of(LoginName.of(typed));
        } catch (InvalidValue refused) {
            return Optional.empty();
        }
    }
}
