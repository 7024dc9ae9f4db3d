package dev.signet.application.credential;

import dev.signet.application.Pseudonymizer;
import dev.signet.domain.Digest;
import dev.signet.domain.credential.BackOff;
import dev.signet.domain.credential.GuessHistory;
import dev.signet.domain.credential.GuessRate;
import dev.signet.domain.credential.Guesser;
import dev.signet.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// Limits guessing at what people choose, before anything is hashed: per source, and per account with a back-off. The
/// history of the account is looked at again when the guess has been compared, so a thousand guesses at once are worth
/// no more than as many one after the other: a right one that comes out during the wait is refused like a wrong one.
public final class GuessLimits {

    private final SourceGuesses sources;
    private final AccountGuesses accounts;
    private final Pseudonymizer pseudonyms;
    private final Rules rules;
    private final InstantSource clock;

    public GuessLimits(
            SourceGuesses sources,
            AccountGuesses accounts,
            Pseudonymizer pseudonyms,
            Rules rules,
            InstantSource clock) {
        this.sources = sources;
        this.accounts = accounts;
        this.pseudonyms = pseudonyms;
        this.rules = rules;
        this.clock = clock;
    }

    /// What a deployment allows.
    public record Rules(GuessRate perSource, BackOff perAccount) {

        /// Sixty wrong guesses a minute from a source; five at an account, then a second's wait, doubled up to a
        /// quarter of an hour and forgotten after an hour; a source that got in is spared for thirty days.
        public static final Rules STANDARD = new Rules(
                new GuessRate(60, Duration.ofMinutes(1)),
                new BackOff(
                        5, Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofDays(30)));
    }

    /// A guess.
    ///
    /// @param account at whom: of what kind, and by what name, whether or not there is such a one
    public record Guess(TenantId tenant, String account, Guesser guesser) {}

    /// What became of it.
    public sealed interface Judged<T> {}

    /// It was right.
    public record Right<T>(T value) implements Judged<T> {}

    /// It was wrong.
    public record Wrong<T>() implements Judged<T> {}

    /// It was one too many; whether it was right is not said.
    ///
    /// @param retryAfter when another may be made
    public record TooMany<T>(Duration retryAfter) implements Judged<T> {}

    /// Judges a guess by `comparison`, which answers what a right one gains; empty: it is wrong.
    public <T> Judged<T> judge(Guess guess, Supplier<Optional<T>> comparison) {
        return switch (guess.guesser().kind()) {
            case OPERATOR -> comparison.get().<Judged<T>>map(Right::new).orElseGet(Wrong::new);
            case RELAY -> atAccount(guess, comparison);
            case ANYBODY -> fromSource(guess.tenant(), guess.guesser(), () -> atAccount(guess, comparison));
        };
    }

    /// Judges what is guessed at nobody in particular: only the source is counted.
    public <T> Judged<T> judgeAnonymous(TenantId tenant, Guesser guesser, Supplier<Optional<T>> comparison) {
        Supplier<Judged<T>> judged =
                () -> comparison.get().<Judged<T>>map(Right::new).orElseGet(Wrong::new);
        return guesser.kind() == Guesser.Kind.ANYBODY ? fromSource(tenant, guesser, judged) : judged.get();
    }

    private <T> Judged<T> fromSource(TenantId tenant, Guesser guesser, Supplier<Judged<T>> judgement) {
        Instant now = clock.instant();
        Digest source = source(tenant, guesser);
        Optional<Duration> wait = sources.take(tenant, source, rules.perSource(), now);
        if (wait.isPresent()) {
            return new TooMany<>(wait.get());
        }
        boolean spent = false;
        try {
            Judged<T> judged = judgement.get();
            spent = !(judged instanceof Right);
            return judged;
        } finally {
            if (!spent) {
                sources.giveBack(tenant, source, rules.perSource(), now);
            }
        }
    }

    private <T> Judged<T> atAccount(Guess guess, Supplier<Optional<T>> comparison) {
        Digest account = pseudonyms.of(guess.tenant(), guess.account());
        Digest source = source(guess.tenant(), guess.guesser());
        Duration wait = accounts.of(guess.tenant(), account, source).waitAt(clock.instant(), rules.perAccount());
        if (wait.isPositive()) {
            return new TooMany<>(wait);
        }
        Optional<T> value = comparison.get();
        Duration late = value.isPresent() ? hit(guess, account, source) : missed(guess, account, source);
        if (late.isPositive()) {
            return new TooMany<>(late);
        }
        return value.<Judged<T>>map(Right::new).orElseGet(Wrong::new);
    }

    /// @return how long to wait, if by now others have guessed too often
    private Duration hit(Guess guess, Digest account, Digest source) {
        Instant now = clock.instant();
        GuessHistory seen = accounts.of(guess.tenant(), account, source);
        GuessHistory before = seen.hit(now, rules.perAccount()).equals(seen)
                ? seen
                : accounts.change(
                        guess.tenant(),
                        account,
                        source,
                        now.plus(rules.perAccount().familiarity()),
                        history -> history.hit(now, rules.perAccount()));
        return before.waitAt(now, rules.perAccount());
    }

    private Duration missed(Guess guess, Digest account, Digest source) {
        Instant now = clock.instant();
        return accounts.change(
                        guess.tenant(),
                        account,
                        source,
                        now.plus(rules.perAccount().memory()),
                        history -> history.missed(now, rules.perAccount()))
                .waitAt(now, rules.perAccount());
    }

    private Digest source(TenantId tenant, Guesser guesser) {
        return pseudonyms.of(tenant, "source:" + guesser.source());
    }
}
