package dev.signet.application.memory;

import dev.signet.application.SystemTx;
import dev.signet.application.TenantTx;
import dev.signet.application.signature.KeyRings;
import dev.signet.domain.signature.KeyId;
import dev.signet.domain.signature.KeyLife;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.KeySource;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    public KeyRing loadAlone(TenantTx tx) {
        return load(tx); // here transactions run one after another
    }

    @Override
    public List<Due> due(SystemTx tx, Instant now, Optional<Duration> usual, int most) {
        Memory memory = Memory.of(tx);
        return memory.keys.entrySet().stream()
                .map(row -> new Due(row.getKey().tenant(), row.getValue()))
                .filter(due -> due.key().source() instanceof KeySource.Wrapped)
                .filter(due -> due.key().life().retiringFrom().isEmpty())
                .filter(due -> isInUse(memory.tenants.get(due.tenant()), due.key()))
                .filter(due -> interval(memory.tenants.get(due.tenant()), usual)
                        .filter(days -> !due.key().life().activeFrom().isAfter(now.minus(days)))
                        .isPresent())
                .sorted(Comparator.comparing(due -> due.key().life().activeFrom()))
                .limit(most)
                .toList();
    }

    private static Optional<Duration> interval(@Nullable Tenant tenant, Optional<Duration> usual) {
        return tenant == null
                ? Optional.empty()
                : tenant.policy().keyRotation().or(() -> usual).filter(Duration::isPositive);
    }

    private static boolean isInUse(@Nullable Tenant tenant, SigningKey key) {
        return tenant != null
                && tenant.isServed()
                && (key.use() == KeyUse.ANSWER || tenant.policy().algorithm() == key.algorithm());
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
