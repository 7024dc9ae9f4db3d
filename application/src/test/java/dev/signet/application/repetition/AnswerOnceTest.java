package dev.signet.application.repetition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.FixedSecretSealer;
import dev.signet.application.TenantedContract;
import dev.signet.application.memory.InMemoryStore;
import dev.signet.domain.Cast;
import dev.signet.domain.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class AnswerOnceTest {

    private volatile Instant now = Cast.NOON;
    private final InstantSource clock = () -> now;
    private final AtomicInteger done = new AtomicInteger();
    private final AnswerOnce once = new AnswerOnce(new InMemoryStore(clock).answers(), new FixedSecretSealer(), clock);

    @Test
    void it_is_done_once_and_answered_again() {
        assertThat(ask("request", this::work)).isInstanceOf(AnswerOnce.Done.class);
        assertThat(ask("request", this::work))
                .isInstanceOfSatisfying(
                        AnswerOnce.Repeated.class,
                        repeated ->
                                assertThat(repeated.reply().bytes()).asString().isEqualTo("answer 1"));
        assertThat(ask("another", this::work)).isInstanceOf(AnswerOnce.OtherRequest.class);
        assertThat(done).hasValue(1);
    }

    @Test
    void what_failed_may_be_asked_again() {
        assertThatThrownBy(() -> ask("request", () -> {
                    throw new UnsupportedOperationException("on purpose");
                }))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(ask("another", this::work)).isInstanceOf(AnswerOnce.Done.class);
    }

    @Test
    void while_it_is_being_done_it_is_not_done_again() {
        ask("request", () -> {
            assertThat(ask("request", this::work)).isInstanceOf(AnswerOnce.InFlight.class);
            return work();
        });
        assertThat(done).hasValue(1);
    }

    @Test
    void who_died_over_it_holds_the_key_for_minutes_and_an_answer_is_kept_for_a_day() {
        assertThatThrownBy(() -> ask("request", () -> {
                    now = now.plus(AnswerOnce.WORK_TAKES_AT_MOST).minusSeconds(1);
                    assertThat(ask("request", this::work)).isInstanceOf(AnswerOnce.InFlight.class);
                    now = now.plusSeconds(1);
                    assertThat(ask("request", this::work)).isInstanceOf(AnswerOnce.Done.class);
                    throw new UnsupportedOperationException("dead");
                }))
                .isInstanceOf(UnsupportedOperationException.class);
        now = now.plus(AnswerOnce.KEPT_FOR).minusSeconds(1);
        assertThat(ask("request", this::work)).isInstanceOf(AnswerOnce.Repeated.class);
        assertThat(done).hasValue(1);
    }

    @Test
    void of_fifty_at_once_one_does_it() {
        TenantedContract.atOnce(50, () -> ask("request", this::work));
        assertThat(done).hasValue(1);
    }

    private AnswerOnce.Outcome ask(String request, Supplier<AnswerOnce.Reply> work) {
        return once.handle(new AnswerOnce.Request(Cast.ACME, Digest.sha256("key"), Digest.sha256(request), work));
    }

    private AnswerOnce.Reply work() {
        return new AnswerOnce.Reply(("answer " + done.incrementAndGet()).getBytes(StandardCharsets.UTF_8));
    }
}
