package dev.signet.bootstrap.wiring;

import dev.signet.application.signature.AdoptConfiguredKey;
import dev.signet.bootstrap.settings.Settings;
import dev.signet.domain.signature.KeyRing;
import dev.signet.secrets.custody.Custody;
import dev.signet.secrets.custody.CustodyWatch;
import jakarta.inject.Singleton;
import java.util.function.UnaryOperator;

/// Completes a tenant's ring with the key that the operator keeps for it, and notes where that cannot be
/// had. Where no keys are kept elsewhere it does nothing.
@Singleton
final class ConfiguredKeys implements UnaryOperator<KeyRing> {

    private final AdoptConfiguredKey adopt;
    private final CustodyWatch watch;
    private final boolean nothingToDo;

    ConfiguredKeys(AdoptConfiguredKey adopt, Custody custody, Settings settings) {
        this.adopt = adopt;
        this.watch = custody.watch();
        this.nothingToDo = settings.keys().elsewhere().signingKeys().isEmpty();
    }

    @Override
    public KeyRing apply(KeyRing ring) {
        if (nothingToDo) {
            return ring;
        }
        return switch (adopt.handle(ring)) {
            case AdoptConfiguredKey.Settled settled -> {
                watch.has(ring.tenant());
                yield settled.ring();
            }
            case AdoptConfiguredKey.Lacking lacking -> {
                watch.lacks(ring.tenant(), lacking.why());
                yield lacking.ring();
            }
        };
    }
}
