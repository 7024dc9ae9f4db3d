package dev.signet.application.credential.factor;

import dev.signet.application.credential.GuessLimits;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.credential.Enrolment;
import dev.signet.domain.credential.Guesser;
import dev.signet.domain.credential.OneTimeCode;
import dev.signet.domain.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Finds out whether somebody who knows the password proves themselves beside it, where they must. How often one may
/// try is limited for each person.
public final class VerifySecondFactor {

    private final List<SecondFactor> ways;
    private final GuessLimits limits;

    /// @param ways in the order in which they are asked
    public VerifySecondFactor(List<SecondFactor> ways, GuessLimits limits) {
        this.ways = List.copyOf(ways);
        this.limits = limits;
    }

    /// What was presented beside the password.
    public record Attempt(
            TenantId tenant,
            Enrolment enrolment,
            Optional<OneTimeCode> presented,
            Guesser guesser,
            Provenance provenance) {}

    /// How it ended.
    public sealed interface Outcome {}

    /// They need not.
    public record NotRequired() implements Outcome {}

    /// They did; what they presented is used up.
    ///
    /// @param method by what they did (`amr`)
    public record Proven(String method) implements Outcome {}

    /// They did not, or presented nothing.
    public record Failed() implements Outcome {}

    /// Too many wrong ones were presented for them.
    ///
    /// @param retryAfter when another may be tried
    public record TooMany(Duration retryAfter) implements Outcome {}

    /// Judges the attempt.
    public Outcome handle(Attempt attempt) {
        if (ways.stream().noneMatch(way -> way.isRequiredOf(attempt.enrolment()))) {
            return new NotRequired();
        }
        return attempt.presented()
                .filter(code -> !code.reveal().isEmpty())
                .map(code -> judge(attempt, code))
                .orElseGet(Failed::new);
    }

    private Outcome judge(Attempt attempt, OneTimeCode code) {
        var guess = new GuessLimits.Guess(
                attempt.tenant(), "factor:" + attempt.enrolment().user().value(), attempt.guesser());
        var presented = new SecondFactor.Attempt(attempt.tenant(), attempt.enrolment(), code, attempt.provenance());
        GuessLimits.Judged<String> judged = limits.judge(
                guess,
                () -> ways.stream()
                        .filter(way -> way.redeems(presented))
                        .map(SecondFactor::method)
                        .findFirst());
        return switch (judged) {
            case GuessLimits.Right<String> right -> new Proven(right.value());
            case GuessLimits.Wrong<String> wrong -> new Failed();
            case GuessLimits.TooMany<String> many -> new TooMany(many.retryAfter());
        };
    }
}
