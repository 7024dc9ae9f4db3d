package dev.signet.application.client.signing;

import dev.signet.application.Ids;
import dev.signet.application.SecretSealer;
import dev.signet.domain.Version;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.signature.HmacKey;
import dev.signet.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Makes keys by which clients sign, in the form in which they are stored, and has them back from it.
public final class HmacKeyMaking {

    private final SecretSealer sealer;
    private final Ids ids;
    private final InstantSource clock;

    public HmacKeyMaking(SecretSealer sealer, Ids ids, InstantSource clock) {
        this.sealer = sealer;
        this.ids = ids;
        this.clock = clock;
    }

    /// A key and what is to be stored of it, under the first version.
    record Made(HmacKey key, HmacKeys.Kept kept) {

        HmacKeys.Kept version(int number) {
            return new HmacKeys.Kept(kept.id(), kept.sealed(), kept.life().in(new Version(number)));
        }
    }

    Made make(TenantId tenant, Actor by) {
        Instant now = clock.instant();
        HmacKey key = HmacKey.make(new CredentialId(ids.at(now)), ids.random(HmacKey.RANDOM_BYTES));
        byte[] text = key.reveal().getBytes(StandardCharsets.UTF_8);
        return new Made(
                key,
                new HmacKeys.Kept(
                        key.id(),
                        sealer.seal(tenant, purpose(key.id()), text),
                        new CredentialLife(Version.FIRST, now, Optional.empty(), Optional.of(by))));
    }

    /// The key itself.
    ///
    /// @throws dev.signet.application.KeysUnavailable if it was sealed under a key that is not there, or for
    ///     another
    HmacKey open(TenantId tenant, HmacKeys.Kept kept) {
        byte[] text = sealer.open(tenant, purpose(kept.id()), kept.sealed());
        return new HmacKey(kept.id(), new String(text, StandardCharsets.UTF_8));
    }

    private static String purpose(CredentialId id) {
        return "hmac_key:" + id.value();
    }
}
