package dev.signet.persistence.credential;

import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.ActorKind;
import dev.signet.persistence.Values;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who made a credential, as one text: `operator`, or `user:<id>`.
final class Makers {

    private Makers() {}

    static @Nullable String write(Optional<Actor> by) {
        return by.map(actor -> Values.word(actor.kind()) + (actor.id().isEmpty() ? "" : ":" + actor.id()))
                .orElse(null);
    }

    static Optional<Actor> read(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        return Optional.of(
                new Actor(Values.constant(ActorKind.class, kind), colon < 0 ? "" : text.substring(colon + 1)));
    }
}
