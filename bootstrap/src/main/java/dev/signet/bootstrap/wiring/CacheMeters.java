package dev.signet.bootstrap.wiring;

import com.github.benmanes.caffeine.cache.Cache;
import dev.signet.grpc.tenant.ServedTenants;
import dev.signet.persistence.signature.CaffeineTenantKeys;
import dev.signet.persistence.tenant.CaffeineTenantDirectory;
import dev.signet.rest.signature.PublicDocuments;
import dev.signet.secrets.credential.HmacClientSecrets;
import dev.signet.secrets.signature.JcaSigner;
import dev.signet.secrets.signature.NimbusClientAssertions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/// Measures what is remembered in process: hits, misses, evictions and size. It does so once the server is there and
/// not while the registry is made, for what remembers stands on parts that are measured too.
@Singleton
final class CacheMeters implements ApplicationEventListener<ServerStartupEvent> {

    private final MeterRegistry registry;
    private final CaffeineTenantDirectory directory;
    private final CaffeineTenantKeys keys;
    private final PublicDocuments documents;
    private final ServedTenants served;
    private final Secrets secrets;
    private final AtomicBoolean measured = new AtomicBoolean();

    CacheMeters(
            MeterRegistry registry,
            CaffeineTenantDirectory directory,
            CaffeineTenantKeys keys,
            PublicDocuments documents,
            ServedTenants served,
            Secrets secrets) {
        this.registry = registry;
        this.directory = directory;
        this.keys = keys;
        this.documents = documents;
        this.served = served;
        this.secrets = secrets;
    }

    /// What remembers secrets and what follows from them.
    @Singleton
    record Secrets(JcaSigner signer, NimbusClientAssertions assertions, HmacClientSecrets clients) {}

    /// Each port that is opened is an event; the first is enough.
    @Override
    public void onApplicationEvent(ServerStartupEvent started) {
        if (measured.getAndSet(true)) {
            return;
        }
        BiConsumer<String, Cache<?, ?>> meters = (name, cache) -> CaffeineCacheMetrics.monitor(registry, cache, name);
        directory.measureWith(meters);
        keys.measureWith(meters);
        documents.measureWith(meters);
        served.measureWith(meters);
        secrets.signer().measureWith(meters);
        secrets.assertions().measureWith(meters);
        secrets.clients().measureWith(meters);
    }
}
