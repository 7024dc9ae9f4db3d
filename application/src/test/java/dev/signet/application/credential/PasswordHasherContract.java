package dev.signet.application.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.credential.PasswordHasher.Verdict;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.PasswordHash;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What [PasswordHasher] promises.
public interface PasswordHasherContract {

    /// The hasher under test, with a place free.
    PasswordHasher hasher();

    @Test
    default void the_password_that_was_hashed_is_right_and_others_are_wrong() {
        PasswordHash hash = hasher().hash(new Password("correct horse"));
        assertThat(hasher().verify(new Password("correct horse"), hash)).isEqualTo(Verdict.RIGHT);
        for (String other : List.of("correct hors", "correct horse ", "Correct horse", "correct horse\u0000", "x")) {
            assertThat(hasher().verify(new Password(other), hash)).as(other).isEqualTo(Verdict.WRONG);
        }
    }

    @Test
    default void what_can_be_compared_with_is_told_from_what_cannot() {
        assertThat(hasher().reads(hasher().hash(new Password("correct horse")))).isTrue();
        for (String encoded : List.of("$", "$unknown$x", "$argon2id$v=19$x", "$pbkdf2-sha256$i=x$$", "$2b$10$short")) {
            assertThat(hasher().reads(new PasswordHash(encoded))).as(encoded).isFalse();
        }
    }

    @Test
    default void two_hashes_of_one_password_differ() {
        Password password = new Password("correct horse");
        assertThat(hasher().hash(password).encoded())
                .isNotEqualTo(hasher().hash(password).encoded());
    }

    @Test
    default void an_empty_password_is_always_wrong() {
        Password empty = new Password("");
        assertThat(hasher().verify(empty, hasher().hash(empty))).isEqualTo(Verdict.WRONG);
    }

    @Test
    default void every_character_of_a_long_password_counts() {
        String start = "ü😀\u0000".repeat(250);
        PasswordHash hash = hasher().hash(new Password(start + "a"));
        assertThat(hasher().verify(new Password(start + "a"), hash)).isEqualTo(Verdict.RIGHT);
        assertThat(hasher().verify(new Password(start + "b"), hash)).isEqualTo(Verdict.WRONG);
    }

    @Test
    default void texts_that_only_look_alike_are_different_passwords() {
        PasswordHash composed = hasher().hash(new Password("caf\u00e9-caf\u00e9"));
        assertThat(hasher().verify(new Password("cafe\u0301-cafe\u0301"), composed))
                .isEqualTo(Verdict.WRONG);
    }

    @Test
    default void a_hash_that_nobody_can_read_makes_every_password_wrong() {
        for (String encoded :
                List.of("$", "$unknown$x", "$argon2id$v=19$m=1", "$pbkdf2-sha256$i=x$$", "$2b$10$short")) {
            assertThat(hasher().verify(new Password("x"), new PasswordHash(encoded)))
                    .as(encoded)
                    .isEqualTo(Verdict.WRONG);
        }
    }

    @Test
    default void pretending_says_nothing() {
        hasher().pretend(new Password("whatever"));
        hasher().pretend(new Password(""));
    }
}
