package dev.signet.application.signature;

import dev.signet.application.TenantTx;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.SigningKey;
import java.util.Optional;

/// Lets one key take over from those of the same use and algorithm: they sign until it does, and verify
/// until the last token under them has ended.
final class KeyHandover {

    private final KeyRings rings;
    private final KeyMaking making;

    KeyHandover(KeyRings rings, KeyMaking making) {
        this.rings = rings;
        this.making = making;
    }

    /// Gives the tenant `next`. If its ring `before` holds that very key and it is not ending, the key has
    /// only moved, and lives on as it does.
    ///
    /// @return the ring as it is then
    KeyRing to(TenantTx tx, KeyRing before, SigningKey next) {
        Optional<SigningKey> same = before.keys().stream()
                .filter(key -> key.id().equals(next.id()))
                .filter(key -> key.life().retiringFrom().isEmpty())
                .findFirst();
        SigningKey added = same.map(key -> next.living(key.life())).orElse(next);
        for (SigningKey old : before.keys()) {
            if (old.use() == added.use()
                    && old.algorithm() == added.algorithm()
                    && !old.id().equals(added.id())) {
                rings.change(
                        tx, old.id(), making.ending(old.life(), added.life().activeFrom()));
            }
        }
        rings.add(tx, added);
        return rings.load(tx);
    }
}
