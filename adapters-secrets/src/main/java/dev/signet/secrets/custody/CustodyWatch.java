package dev.signet.secrets.custody;

import dev.signet.application.KeysUnavailable;
import dev.signet.domain.signature.RemoteKey;
import dev.signet.domain.signature.SecretReference;
import dev.signet.domain.tenant.TenantId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Knows which stores and services were out of reach when they were last needed, and which tenants lack a
/// key because of what is kept elsewhere. Where one is out of reach it is left alone for a moment, so that
/// a storm of requests is not one of connections.
public final class CustodyWatch {

    private static final Logger LOG = LoggerFactory.getLogger(CustodyWatch.class);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    /// Of how many tenants it is known that they lack a key; more are not counted.
    private static final int MOST = 10_000;

    private final LongSupplier ticks;
    private final Map<String, Place> places;
    private final Set<TenantId> lacking = ConcurrentHashMap.newKeySet();

    CustodyWatch(LongSupplier ticks) {
        this.ticks = ticks;
        this.places = Stream.concat(
                        Arrays.stream(SecretReference.Store.values()).map(SecretReference.Store::scheme),
                        Arrays.stream(RemoteKey.Service.values()).map(RemoteKey.Service::scheme))
                .collect(Collectors.toUnmodifiableMap(Function.identity(), scheme -> new Place()));
    }

    /// How one place fares.
    private static final class Place {
        private final LongAdder failures = new LongAdder();
        private volatile Optional<Failure> failure = Optional.empty();
    }

    /// @param until when, by the ticks, it may be asked again
    private record Failure(String why, long until) {}

    /// The places by the scheme of what lies there.
    public List<String> schemes() {
        return places.keySet().stream().sorted().toList();
    }

    /// How often something there could not be had.
    public long failures(String scheme) {
        return place(scheme).failures.sum();
    }

    /// Whether the place was out of reach when it was last needed.
    public boolean isOutOfReach(String scheme) {
        return place(scheme).failure.isPresent();
    }

    /// How many tenants lack a key, as far as was noticed.
    public int lacking() {
        return lacking.size();
    }

    /// The tenant's keys could be had.
    public void has(TenantId tenant) {
        if (!lacking.isEmpty() && lacking.remove(tenant)) {
            LOG.atInfo().addKeyValue("tenant_id", tenant.value()).log("a key that is kept elsewhere can be had again");
        }
    }

    /// A key of the tenant could not be had.
    ///
    /// @param why without secrets
    public void lacks(TenantId tenant, String why) {
        if (lacking.size() < MOST && lacking.add(tenant)) {
            LOG.atError()
                    .addKeyValue("tenant_id", tenant.value())
                    .addKeyValue("reason", why)
                    .log("a key that is kept elsewhere cannot be had");
        }
    }

    /// What `work` gets from the place.
    ///
    /// @throws KeysUnavailable if it gets nothing, or the place was out of reach a moment ago
    <T> T watched(String scheme, Supplier<T> work) {
        Place place = place(scheme);
        place.failure.filter(failure -> failure.until() - ticks.getAsLong() > 0).ifPresent(failure -> {
            place.failures.increment();
            throw new KeysUnavailable(failure.why());
        });
        try {
            T got = work.get();
            reached(scheme, place);
            return got;
        } catch (OutOfReach e) {
            place.failures.increment();
            failed(scheme, place, String.valueOf(e.getMessage()));
            throw new KeysUnavailable(String.valueOf(e.getMessage()), e);
        } catch (KeysUnavailable e) {
            place.failures.increment();
            reached(scheme, place);
            throw e;
        }
    }

    private static void reached(String scheme, Place place) {
        if (place.failure.isPresent()) {
            place.failure = Optional.empty();
            LOG.atInfo().addKeyValue("store", scheme).log("a store of secrets is within reach again");
        }
    }

    private void failed(String scheme, Place place, String why) {
        if (place.failure.isEmpty()) {
            LOG.atError()
                    .addKeyValue("store", scheme)
                    .addKeyValue("reason", why)
                    .log("a store of secrets is out of reach");
        }
        place.failure = Optional.of(new Failure(why, ticks.getAsLong() + PAUSE.toNanos()));
    }

    private Place place(String scheme) {
        Place place = places.get(scheme);
        if (place == null) {
            throw new IllegalArgumentException("no such place: " + scheme);
        }
        return place;
    }
}
