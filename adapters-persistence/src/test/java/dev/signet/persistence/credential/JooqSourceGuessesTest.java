package dev.signet.persistence.credential;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Store;
import dev.signet.application.credential.SourceGuesses;
import dev.signet.application.credential.SourceGuessesContract;
import dev.signet.domain.Digest;
import dev.signet.domain.credential.GuessRate;
import dev.signet.persistence.JooqStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JooqSourceGuessesTest implements SourceGuessesContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }

    @Test
    void two_nodes_together_let_no_more_pass_than_one() {
        GuessRate rate = new GuessRate(20, Duration.ofMinutes(1));
        SourceGuesses one = STORE.sourceGuesses();
        SourceGuesses other = STORE.sourceGuesses();
        int passed = 0;
        for (int i = 0; i < 60; i++) {
            SourceGuesses node = i % 2 == 0 ? one : other;
            passed += node.take(ACME, Digest.sha256("there"), rate, NOON).isEmpty() ? 1 : 0;
        }
        assertThat(passed).isEqualTo(20);
    }
}
