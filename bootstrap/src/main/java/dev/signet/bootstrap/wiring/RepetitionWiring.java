package dev.signet.bootstrap.wiring;

import dev.signet.application.SecretSealer;
import dev.signet.application.Transactions;
import dev.signet.application.repetition.AnswerOnce;
import dev.signet.application.repetition.KeptAnswers;
import dev.signet.persistence.repetition.JooqKeptAnswers;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Requests that come again.
@Factory
final class RepetitionWiring {

    @Singleton
    KeptAnswers keptAnswers(Transactions transactions) {
        return new JooqKeptAnswers(transactions);
    }

    @Singleton
    AnswerOnce answerOnce(KeptAnswers answers, SecretSealer sealer, InstantSource clock) {
        return new AnswerOnce(answers, sealer, clock);
    }
}
