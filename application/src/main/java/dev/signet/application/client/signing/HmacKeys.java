package dev.signet.application.client.signing;

import dev.signet.application.TenantTx;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.signature.SealedValue;
import java.time.Instant;
import java.util.List;

/// The keys by which one tenant's clients sign requests, sealed. At most two of a client count at once: the
/// newest, and the one before until its overlap ends.
public interface HmacKeys {

    /// What is kept of a key.
    record Kept(CredentialId id, SealedValue sealed, CredentialLife life) {}

    /// The client's keys that count at `now`, youngest first.
    List<Kept> live(TenantTx tx, ClientRef client, Instant now);

    /// The version that the client's next key takes. Until the transaction ends nobody else asks.
    int nextVersion(TenantTx tx, ClientRef client);

    /// Adds `heir`. The newest key before it ends at `end`, unless it ends earlier, and all older ones when the
    /// heir was made; so does the newest if `end` is not after that. What ends then cannot be recovered any more.
    void succeed(TenantTx tx, ClientRef client, Kept heir, Instant end);
}
