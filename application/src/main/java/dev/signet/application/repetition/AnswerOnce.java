package dev.signet.application.repetition;

import dev.signet.application.SecretSealer;
import dev.signet.domain.Digest;
import dev.signet.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.Supplier;

/// Does what is asked once, however often it is asked under one key, and gives the same answer each time
/// (draft-ietf-httpapi-idempotency-key-header). What fails is not kept: it may be asked again.
///
/// If a node dies between doing it and keeping the answer, the key stays in flight for [#WORK_TAKES_AT_MOST]: whether
/// it was done is not known, and until then somebody may still be at it. After that whoever asks again has it done:
/// what
/// was done before then shows as a conflict of names, or as one thing more.
public final class AnswerOnce {

    /// How long an answer is kept.
    public static final Duration KEPT_FOR = Duration.ofHours(24);

    /// No work lasts longer: a request may wait for its beginning for ten minutes at most, and for each of its few
    /// statements for seconds.
    public static final Duration WORK_TAKES_AT_MOST = Duration.ofMinutes(15);

    private final KeptAnswers answers;
    private final SecretSealer sealer;
    private final InstantSource clock;

    public AnswerOnce(KeptAnswers answers, SecretSealer sealer, InstantSource clock) {
        this.answers = answers;
        this.sealer = sealer;
        this.clock = clock;
    }

    /// What is asked.
    ///
    /// @param key of the caller and what they chose
    /// @param request of everything that makes the request what it is
    /// @param work does what is asked; what it throws is thrown on, and nothing is kept
    public record Request(TenantId tenant, Digest key, Digest request, Supplier<Reply> work) {}

    /// An answer, as the edge writes it down. It may carry a secret, so it prints nothing.
    public static final class Reply {

        private final byte[] bytes;

        public Reply(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        /// A copy of what the edge wrote.
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public String toString() {
            return "reply";
        }
    }

    /// How it ended.
    public sealed interface Outcome {}

    /// It was done now.
    public record Done() implements Outcome {}

    /// It was done before, and this is what was answered.
    public record Repeated(Reply reply) implements Outcome {}

    /// Somebody is at it.
    public record InFlight() implements Outcome {}

    /// The key was used for something else.
    public record OtherRequest() implements Outcome {}

    /// Does it, unless it was done.
    public Outcome handle(Request asked) {
        Instant now = clock.instant();
        return switch (answers.claim(asked.tenant(), asked.key(), asked.request(), now, now.plus(WORK_TAKES_AT_MOST))) {
            case KeptAnswers.Fresh fresh -> {
                work(asked);
                yield new Done();
            }
            case KeptAnswers.InFlight flight -> new InFlight();
            case KeptAnswers.OtherRequest other -> new OtherRequest();
            case KeptAnswers.Kept kept ->
                new Repeated(new Reply(sealer.open(asked.tenant(), purpose(asked), kept.answer())));
        };
    }

    private void work(Request asked) {
        Reply reply;
        try {
            reply = asked.work().get();
        } catch (RuntimeException | Error e) {
            answers.release(asked.tenant(), asked.key());
            throw e;
        }
        answers.keep(
                asked.tenant(),
                asked.key(),
                sealer.seal(asked.tenant(), purpose(asked), reply.bytes()),
                clock.instant().plus(KEPT_FOR));
    }

    private static String purpose(Request asked) {
        return "answer:" + HexFormat.of().formatHex(asked.key().bytes());
    }
}
