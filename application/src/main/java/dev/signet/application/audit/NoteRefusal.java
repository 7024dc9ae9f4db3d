package dev.signet.application.audit;

import dev.signet.domain.audit.Refusal;
import java.time.InstantSource;
import java.util.Optional;

/// Counts a refusal for the trail. Nothing is stored yet: whoever is refused must not be able to fill a
/// disk, nor to make anybody wait for one.
public final class NoteRefusal {

    private static final int LONGEST_NAME = 256;

    private final Refusals refusals;
    private final InstantSource clock;

    public NoteRefusal(Refusals refusals, InstantSource clock) {
        this.refusals = refusals;
        this.clock = clock;
    }

    /// What was refused.
    ///
    /// @param name whom it was asked for, if anybody
    public record Request(Refusal refusal, Optional<String> name) {}

    /// Counts it.
    public void handle(Request request) {
        Optional<String> name = request.name().map(text -> text.substring(0, Math.min(text.length(), LONGEST_NAME)));
        refusals.note(request.refusal(), name, clock.instant());
    }
}
