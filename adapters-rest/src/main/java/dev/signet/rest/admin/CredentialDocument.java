package dev.signet.rest.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.CredentialNote;
import dev.signet.rest.description.Format;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What may be told of a credential.
///
/// @param madeBy who made it: `operator`, `user:…`, `client:…`; null where that was not kept
/// @param endedAt when another took its place, or it was taken away
/// @param lastUsedAt may lag behind by half a minute
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
record CredentialDocument(
        @Format("uuid") String id,
        String kind,
        String state,
        int version,
        @Format("date-time") String createdAt,
        @Nullable @Format("date-time") String expiresAt,
        @Nullable @Format("date-time") String endedAt,
        @Nullable @Format("date-time") String lastUsedAt,
        @Nullable String madeBy) {

    static CredentialDocument of(CredentialNote note) {
        CredentialLife life = note.life();
        return new CredentialDocument(
                note.id().value().toString(),
                word(note.kind()),
                word(note.state()),
                life.version().number(),
                life.created().toString(),
                time(life.expires()),
                time(note.ended()),
                time(note.lastUsed()),
                life.by()
                        .map(actor -> word(actor.kind()) + (actor.id().isEmpty() ? "" : ":" + actor.id()))
                        .orElse(null));
    }

    private static @Nullable String time(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
