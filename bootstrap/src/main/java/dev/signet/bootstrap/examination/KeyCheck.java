package dev.signet.bootstrap.examination;

import dev.signet.application.KeysUnavailable;
import dev.signet.application.Page;
import dev.signet.application.signature.ShowKeyRing;
import dev.signet.application.signature.Signer;
import dev.signet.application.tenant.ListTenants;
import dev.signet.bootstrap.settings.Settings;
import dev.signet.domain.signature.KeyLife;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.KeySource;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantSlug;
import io.micronaut.context.BeanContext;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lets each tenant's key sign, which opens what is sealed under the master key, and verifies that. What is
/// signed goes nowhere.
final class KeyCheck {

    /// How many tenants are looked at: more would take long, and tell little more.
    private static final int MOST = 1_000;

    private static final int SHOWN = 10;

    private final BeanContext parts;
    private final InstantSource clock;

    KeyCheck(BeanContext parts, InstantSource clock) {
        this.parts = parts;
        this.clock = clock;
    }

    List<Finding> findings() {
        Page<Tenant, TenantSlug> tenants =
                parts.getBean(ListTenants.class).handle(new ListTenants.Request(Optional.empty(), MOST));
        List<Finding> found = new ArrayList<>();
        int silent = 0;
        for (Tenant tenant : tenants.items()) {
            Optional<String> trouble = trouble(tenant);
            if (trouble.isPresent() && ++silent <= SHOWN) {
                found.add(
                        Finding.fail(
                                "keys",
                                "tenant %s: %s".formatted(tenant.slug().value(), trouble.get()),
                                "see that the store that keeps it answers; if it is kept here, put the master key that it was sealed under behind the current one; or rotate the tenant's key at once"));
            }
        }
        if (silent > SHOWN) {
            found.add(Finding.fail("keys", "and %d tenants more".formatted(silent - SHOWN), "likewise"));
        }
        return silent > 0
                ? found
                : List.of(Finding.ok(
                        "keys",
                        "%d tenants' keys sign".formatted(tenants.items().size())));
    }

    private Optional<String> trouble(Tenant tenant) {
        return elsewhere(tenant).or(() -> here(tenant));
    }

    /// What is wrong with the key that the operator keeps for the tenant.
    private Optional<String> elsewhere(Tenant tenant) {
        Optional<KeySource> source =
                parts.getBean(Settings.class).keys().elsewhere().signingKeys().of(tenant.slug());
        if (source.isEmpty()) {
            return Optional.empty();
        }
        KeyLife life = KeyLife.from(clock.instant());
        return switch (parts.getBean(Signer.class)
                .adopt(tenant.id(), source.get(), tenant.policy().algorithm(), KeyUse.TOKEN, life)) {
            case Signer.Adopted fit -> Optional.empty();
            case Signer.Unfit unfit -> Optional.of(unfit.why());
        };
    }

    private boolean isKeptElsewhere(Tenant tenant) {
        return parts.getBean(Settings.class)
                .keys()
                .elsewhere()
                .signingKeys()
                .of(tenant.slug())
                .isPresent();
    }

    private Optional<String> here(Tenant tenant) {
        KeyRing ring = parts.getBean(ShowKeyRing.class).handle(tenant.id());
        Optional<SigningKey> key = ring.signing(KeyUse.TOKEN, tenant.policy().algorithm(), clock.instant());
        if (key.isEmpty()) {
            return isKeptElsewhere(tenant)
                    ? Optional.empty() // it is taken up when the tenant first needs it
                    : Optional.of("no key signs now");
        }
        try {
            Signer signer = parts.getBean(Signer.class);
            String signed = signer.sign(tenant.id(), key.get(), Signer.Type.JWT, Map.of("sub", "doctor"));
            return signer.verify(ring, signed, clock.instant()).isPresent()
                    ? Optional.empty()
                    : Optional.of("what its key signs does not verify");
        } catch (KeysUnavailable e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
