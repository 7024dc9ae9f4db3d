package dev.signet.application.memory;

import dev.signet.application.TenantTx;
import dev.signet.application.signature.KeyRings;
import dev.signet.domain.signature.KeyId;
import dev.signet.domain.signature.KeyLife;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.SigningKey;
import java.util.Comparator;
import java.util.Map;

final class InMemoryKeyRings implements KeyRings {

    @Override
    public KeyRing load(TenantTx tx) {
        return new KeyRing(
                tx.tenant(),
                Memory.of(tx).keys.entrySet().stream()
                        .filter(row -> row.getKey().tenant().equals(tx.tenant()))
                        .map(Map.Entry::getValue)
                        .sorted(Comparator.comparing(key -> key.id().value()))
                        .toList());
    }

    @Override
    public void add(TenantTx tx, SigningKey key) {
        Memory.of(tx).keys.put(new Memory.Key<>(tx.tenant(), key.id()), key);
    }

    @Override
    public boolean change(TenantTx tx, KeyId key, KeyLife life) {
        return Memory.of(tx)
                        .keys
                        .computeIfPresent(new Memory.Key<>(tx.tenant(), key), (id, known) -> known.living(life))
                != null;
    }
}
