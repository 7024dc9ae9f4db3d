package dev.signet.rest.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signet.application.audit.VerifyAuditTrail;
import dev.signet.domain.audit.Break;
import dev.signet.rest.description.Format;
import dev.signet.rest.description.Words;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a look at the chain of seals found.
///
/// @param intact whether every sealed entry is as it was
/// @param sealed how many links are good
/// @param left of how many of them the entries have left by their age
/// @param unsealed how many entries wait for their seal
/// @param unsealedSince when the oldest of those was made; null if there is none
/// @param position of the last good link
/// @param seal of the last good link, in hexadecimal: noted elsewhere and given back later with its
///     position, it shows whether the end was cut
/// @param broken the first break; null if there is none
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record VerificationDocument(
        boolean intact,
        long sealed,
        long left,
        long unsealed,
        @Nullable @Format("date-time") String unsealedSince,
        long position,
        String seal,
        @Nullable Flaw broken) {

    /// The first break.
    ///
    /// @param kind `deleted`, `altered`, `reordered`, `inserted`, `cut` or `key_missing`
    /// @param position the first place that is not as it was
    /// @param entry what stands, or stood, there; null if that cannot be told
    @Serdeable.Serializable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Flaw(
            @Words(Break.Kind.class) String kind,
            long position,
            @Nullable @Format("uuid") String entry) {

        static Flaw of(Break found) {
            return new Flaw(
                    found.kind().name().toLowerCase(Locale.ROOT),
                    found.position(),
                    found.entry().map(UUID::toString).orElse(null));
        }
    }

    /// What was found.
    public static VerificationDocument of(VerifyAuditTrail.Outcome outcome) {
        return switch (outcome) {
            case VerifyAuditTrail.Intact intact -> of(intact.extent(), null);
            case VerifyAuditTrail.Broken broken -> of(broken.extent(), Flaw.of(broken.first()));
        };
    }

    private static VerificationDocument of(VerifyAuditTrail.Extent extent, @Nullable Flaw flaw) {
        return new VerificationDocument(
                flaw == null,
                extent.sealed(),
                extent.left(),
                extent.unsealed(),
                extent.unsealedSince().map(Object::toString).orElse(null),
                extent.head().position(),
                HexFormat.of().formatHex(extent.head().mac().bytes()),
                flaw);
    }
}
