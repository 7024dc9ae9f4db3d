package dev.signet.application.credential;

import dev.signet.application.Entropy;
import dev.signet.domain.Digest;
import dev.signet.domain.credential.ClientCredential;
import dev.signet.domain.credential.ClientSecret;
import dev.signet.domain.credential.CredentialVersion;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.StoredSecret;
import dev.signet.domain.tenant.TenantId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Client secrets under one key that is no secret.
public final class FixedClientSecrets implements ClientSecrets {

    private final Entropy entropy;
    private final PasswordHasher hasher;
    private final Map<Digest, CredentialVersion> proven = new ConcurrentHashMap<>();

    /// @param hasher for chosen secrets
    public FixedClientSecrets(Entropy entropy, PasswordHasher hasher) {
        this.entropy = entropy;
        this.hasher = hasher;
    }

    @Override
    public ClientSecret make() {
        return new ClientSecret("scs_" + Base64.getUrlEncoder().withoutPadding().encodeToString(entropy.bytes(32)));
    }

    @Override
    public StoredSecret keep(TenantId tenant, ClientSecret made) {
        return new StoredSecret.Keyed(digest(tenant, made));
    }

    @Override
    public StoredSecret keepChosen(ClientSecret chosen) {
        return new StoredSecret.Slow(hasher.hash(new Password(chosen.reveal())));
    }

    @Override
    public List<Digest> digests(TenantId tenant, ClientSecret presented) {
        return List.of(digest(tenant, presented));
    }

    @Override
    public Optional<CredentialVersion> proven(TenantId tenant, ClientSecret presented) {
        return Optional.ofNullable(proven.get(digest(tenant, presented)));
    }

    @Override
    public boolean isQuick(TenantId tenant, ClientCredential credential, ClientSecret presented) {
        return !(credential.stored() instanceof StoredSecret.Slow);
    }

    @Override
    public boolean matches(TenantId tenant, ClientCredential credential, ClientSecret presented) {
        return switch (credential.stored()) {
            case StoredSecret.Keyed keyed -> keyed.digest().equals(digest(tenant, presented));
            case StoredSecret.Slow slow -> matches(tenant, credential, slow, presented);
            case StoredSecret.Public key -> false;
        };
    }

    /// Knows no more of what was proven than a process that just began.
    public void forget() {
        proven.clear();
    }

    private boolean matches(
            TenantId tenant, ClientCredential credential, StoredSecret.Slow slow, ClientSecret presented) {
        boolean right = hasher.verify(new Password(presented.reveal()), slow.hash()) != PasswordHasher.Verdict.WRONG;
        if (right) {
            proven.put(
                    digest(tenant, presented),
                    new CredentialVersion(credential.id(), credential.life().version()));
        }
        return right;
    }

    private static Digest digest(TenantId tenant, ClientSecret secret) {
        return Digest.sha256(tenant.value() + secret.reveal());
    }
}
