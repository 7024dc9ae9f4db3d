package dev.signet.application.canary;

/// Its outcomes have no end.
public final class AnswersWithAnything {

    /// An outcome that anybody may add to.
    public interface Outcome {}

    /// The only one there is.
    public record Done() implements Outcome {}

    /// Something.
    public Outcome handle() {
        return new Done();
    }
}
