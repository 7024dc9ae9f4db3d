package dev.signet.secrets.credential;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.application.Entropy;
import dev.signet.application.credential.ClientSecrets;
import dev.signet.application.credential.PasswordHasher;
import dev.signet.domain.Digest;
import dev.signet.domain.Hkdf;
import dev.signet.domain.credential.ClientCredential;
import dev.signet.domain.credential.ClientSecret;
import dev.signet.domain.credential.CredentialVersion;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.PasswordHash;
import dev.signet.domain.credential.StoredSecret;
import dev.signet.domain.tenant.TenantId;
import dev.signet.secrets.MasterKey;
import dev.signet.secrets.MasterKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Secrets that Signet made are kept as HMAC-SHA-256, under a key derived from the master key, of the tenant and the
/// secret. Of slow hashes the successes are remembered, as HMAC under a key that lives and dies with this process; a
/// failure is computed again every time.
public final class HmacClientSecrets implements ClientSecrets {

    /// What a made secret begins with, so that scanners recognise a leaked one.
    public static final String PREFIX = "scs_";

    private static final int LENGTH = 32;

    private final List<byte[]> keys;
    private final PasswordHasher hasher;
    private final Entropy entropy;
    private final byte[] processKey;
    private final Cache<Seen, Digest> proved;
    private final Cache<Digest, CredentialVersion> latest;

    /// @param hasher for secrets that somebody chose
    /// @param remembered how many successes of it are remembered at most
    public HmacClientSecrets(MasterKeys keys, PasswordHasher hasher, Entropy entropy, int remembered) {
        this.keys = keys.all().stream()
                .map(key -> key.derive(MasterKey.Purpose.CLIENT_SECRET))
                .toList();
        this.hasher = hasher;
        this.entropy = entropy;
        this.processKey = entropy.bytes(LENGTH);
        this.proved =
                Caffeine.newBuilder().maximumSize(remembered).recordStats().build();
        this.latest = Caffeine.newBuilder().maximumSize(remembered).build();
    }

    /// Shows what is remembered, by name, to whoever measures it.
    public void measureWith(BiConsumer<String, Cache<?, ?>> meters) {
        meters.accept("client_secrets", proved);
    }

    @Override
    public ClientSecret make() {
        return new ClientSecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(entropy.bytes(LENGTH)));
    }

    @Override
    public StoredSecret keep(TenantId tenant, ClientSecret made) {
        return new StoredSecret.Keyed(digest(keys.getFirst(), tenant, made));
    }

    @Override
    public StoredSecret keepChosen(ClientSecret chosen) {
        return new StoredSecret.Slow(hasher.hash(asPassword(chosen)));
    }

    @Override
    public List<Digest> digests(TenantId tenant, ClientSecret presented) {
        return keys.stream().map(key -> digest(key, tenant, presented)).toList();
    }

    @Override
    public Optional<CredentialVersion> proven(TenantId tenant, ClientSecret presented) {
        return Optional.ofNullable(latest.getIfPresent(digest(processKey, tenant, presented)));
    }

    @Override
    public boolean isQuick(TenantId tenant, ClientCredential credential, ClientSecret presented) {
        return !(credential.stored() instanceof StoredSecret.Slow)
                || isProved(tenant, credential, digest(processKey, tenant, presented));
    }

    @Override
    public boolean matches(TenantId tenant, ClientCredential credential, ClientSecret presented) {
        return switch (credential.stored()) {
            case StoredSecret.Keyed keyed -> digests(tenant, presented).contains(keyed.digest());
            case StoredSecret.Slow slow -> matchesSlow(tenant, credential, slow.hash(), presented);
            case StoredSecret.Public key -> false;
        };
    }

    private boolean matchesSlow(
            TenantId tenant, ClientCredential credential, PasswordHash hash, ClientSecret presented) {
        Digest mac = digest(processKey, tenant, presented);
        if (isProved(tenant, credential, mac)) {
            return true;
        }
        boolean right = hasher.verify(asPassword(presented), hash) != PasswordHasher.Verdict.WRONG;
        if (right) {
            Seen seen = seen(tenant, credential);
            proved.put(seen, mac);
            latest.put(mac, seen.credential());
        }
        return right;
    }

    private boolean isProved(TenantId tenant, ClientCredential credential, Digest mac) {
        return Objects.equals(mac, proved.getIfPresent(seen(tenant, credential)));
    }

    private static Seen seen(TenantId tenant, ClientCredential credential) {
        return new Seen(
                tenant, new CredentialVersion(credential.id(), credential.life().version()));
    }

    /// A digest's equality takes the same time whatever differs.
    private static Digest digest(byte[] key, TenantId tenant, ClientSecret secret) {
        byte[] text = secret.reveal().getBytes(StandardCharsets.UTF_8);
        return Digest.of(Hkdf.hmac(
                key,
                ByteBuffer.allocate(16 + text.length)
                        .putLong(tenant.value().getMostSignificantBits())
                        .putLong(tenant.value().getLeastSignificantBits())
                        .put(text)
                        .array()));
    }

    private static Password asPassword(ClientSecret secret) {
        return new Password(secret.reveal());
    }

    private record Seen(TenantId tenant, CredentialVersion credential) {}
}
