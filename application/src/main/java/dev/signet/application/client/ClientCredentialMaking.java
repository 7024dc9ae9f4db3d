package dev.signet.application.client;

import dev.signet.application.Ids;
import dev.signet.application.credential.ClientSecrets;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.Version;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.credential.ClientCredential;
import dev.signet.domain.credential.ClientSecret;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.StoredSecret;
import dev.signet.domain.signature.Jwk;
import dev.signet.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.Optional;

/// Makes what proves a client, in the form in which it is stored.
public final class ClientCredentialMaking {

    private static final int SHORTEST_CHOSEN = 16;

    private final ClientSecrets secrets;
    private final Ids ids;
    private final InstantSource clock;

    public ClientCredentialMaking(ClientSecrets secrets, Ids ids, InstantSource clock) {
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    ClientRef newRef() {
        return new ClientRef(ids.next());
    }

    ClientSecret newSecret() {
        return secrets.make();
    }

    ClientCredential keep(TenantId tenant, ClientSecret made, int version) {
        return credential(secrets.keep(tenant, made), version);
    }

    ClientCredential keepChosen(ClientSecret chosen, int version) {
        int length = chosen.reveal().length();
        InvalidValue.unless(
                length >= SHORTEST_CHOSEN && length <= 256,
                "must have %d to 256 characters".formatted(SHORTEST_CHOSEN));
        return credential(secrets.keepChosen(chosen), version);
    }

    ClientCredential keep(Jwk key, int version) {
        return credential(new StoredSecret.Public(key), version);
    }

    private ClientCredential credential(StoredSecret stored, int version) {
        return new ClientCredential(
                new CredentialId(ids.next()),
                stored,
                new CredentialLife(new Version(version), clock.instant(), Optional.empty()));
    }
}
