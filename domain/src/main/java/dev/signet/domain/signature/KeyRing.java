package dev.signet.domain.signature;

import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All keys of one tenant that still matter. Several of one algorithm are normal: that is what rotation looks like.
public record KeyRing(TenantId tenant, List<SigningKey> keys) {

    private static final Comparator<SigningKey> BY_BEGINNING = Comparator.comparing(
                    (SigningKey key) -> key.life().activeFrom())
            .thenComparing(key -> key.id().value());

    public KeyRing {
        keys = List.copyOf(keys);
    }

    /// The key that signs `use` with `algorithm` at `now`: of several active ones the youngest. Where none is active,
    /// the next to come does, for nothing could sign in its stead: the first key of a tenant, made by a node whose
    /// clock is ahead, is the first key at once for every other node too.
    public Optional<SigningKey> signing(KeyUse use, SignatureAlgorithm algorithm, Instant now) {
        return of(use, algorithm, KeyState.ACTIVE, now)
                .max(BY_BEGINNING)
                .or(() -> of(use, algorithm, KeyState.UPCOMING, now).min(BY_BEGINNING));
    }

    private Stream<SigningKey> of(KeyUse use, SignatureAlgorithm algorithm, KeyState state, Instant now) {
        return keys.stream()
                .filter(key -> key.use() == use && key.algorithm() == algorithm)
                .filter(key -> key.stateAt(now) == state);
    }

    /// Whether there is a key to sign `use` with `algorithm` at `now` and at every later moment, should no key be
    /// added.
    public boolean signsFrom(KeyUse use, SignatureAlgorithm algorithm, Instant now) {
        Optional<Instant> moment = Optional.of(now);
        while (moment.isPresent()) {
            Optional<SigningKey> longest = lastToSign(use, algorithm, moment.get());
            if (longest.isEmpty()) {
                return false;
            }
            moment = longest.get().life().retiringFrom();
        }
        return true;
    }

    /// Of the keys that sign at `now` the one that does so longest.
    private Optional<SigningKey> lastToSign(KeyUse use, SignatureAlgorithm algorithm, Instant now) {
        return of(use, algorithm, KeyState.ACTIVE, now)
                .max(Comparator.comparing(key -> key.life().retiringFrom().orElse(Instant.MAX)));
    }

    /// The ring without the key named `id`.
    public KeyRing without(KeyId id) {
        return new KeyRing(
                tenant, keys.stream().filter(key -> !key.id().equals(id)).toList());
    }

    /// The key named `id` if a signature by it still counts at `now`.
    public Optional<SigningKey> verifying(KeyId id, Instant now) {
        return keys.stream()
                .filter(key -> key.id().equals(id) && key.stateAt(now) != KeyState.RETIRED)
                .findFirst();
    }

    /// What the tenant's JWKS shows at `now`, youngest first. Shared secrets are never in it.
    public List<SigningKey> published(Instant now) {
        return keys.stream()
                .filter(key -> key.publicKey().isPresent() && key.stateAt(now) != KeyState.RETIRED)
                .sorted(Comparator.comparing((SigningKey key) -> key.life().activeFrom())
                        .reversed()
                        .thenComparing(key -> key.id().value()))
                .toList();
    }
}
