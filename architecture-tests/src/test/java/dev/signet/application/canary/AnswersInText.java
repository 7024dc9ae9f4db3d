package dev.signet.application.canary;

import java.util.Optional;

/// Says what nobody can switch over.
public final class AnswersInText {

    /// What.
    public Optional<String> handle() {
        return Optional.of("yes");
    }
}
