package dev.signet.bootstrap.wiring;

import dev.signet.bootstrap.settings.Settings;
import dev.signet.bootstrap.settings.TlsFiles;
import dev.signet.bootstrap.storage.OpenStorage;
import dev.signet.domain.tenant.Issuers;
import dev.signet.rest.HttpCertificates;
import io.micronaut.context.ApplicationContext;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts the parts together. Micronaut's own ways of being configured are off: what an operator may set is in
/// [dev.signet.bootstrap.settings.SettingTable] alone.
public final class Assembly {

    /// Set where traces and measurements are sent somewhere.
    static final String COLLECTOR = "signet.collector";

    private Assembly() {}

    /// The parts, assembled and started; no port is open yet.
    ///
    /// @param httpPort where HTTP will listen
    public static ApplicationContext of(
            Settings settings, OpenStorage storage, Issuers issuers, InstantSource clock, int httpPort) {
        ApplicationContext parts = ApplicationContext.builder()
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .environmentPropertySource(false)
                .bootstrapEnvironment(false)
                .banner(false)
                .properties(properties(settings, httpPort))
                .singletons(
                        settings, storage, storage.pool(), storage.roles(), storage.keys(), storage.heads(), issuers)
                .build();
        parts.registerSingleton(InstantSource.class, clock);
        return parts.start();
    }

    private static Map<String, Object> properties(Settings settings, int httpPort) {
        Settings.Limits limits = settings.limits();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("micronaut.application.name", "signet");
        properties.put("micronaut.server.host", settings.listening().httpHost());
        properties.put("micronaut.server.port", httpPort);
        properties.put("micronaut.server.max-request-size", limits.body());
        properties.put("micronaut.server.max-request-buffer-size", limits.body());
        properties.put("micronaut.server.read-idle-timeout", limits.read());
        properties.put("micronaut.server.write-idle-timeout", limits.read());
        properties.put("micronaut.server.idle-timeout", limits.idle());
        properties.put("micronaut.server.date-header", true);
        properties.put("micronaut.server.netty.max-header-size", limits.header());
        properties.put("micronaut.server.netty.max-initial-line-length", limits.header());
        properties.put("micronaut.lifecycle.graceful-shutdown.enabled", true);
        properties.put("micronaut.lifecycle.graceful-shutdown.grace-period", limits.shutdown());
        // Else every page is refused where the service is on loopback; which may read answers is decided elsewhere.
        properties.put("micronaut.server.cors.localhost-pass-through", true);
        properties.put("micronaut.security.enabled", true);
        properties.put("micronaut.security.reject-not-found", false);
        // The framework has an introspection of its own, which knows no tenants.
        properties.put("micronaut.security.endpoints.introspection.enabled", false);
        // Requests are measured once, by route and outcome (RequestMeters), not again by the framework's classes.
        properties.put("micronaut.metrics.binders.web.enabled", false);
        properties.put("micronaut.metrics.binders.executor.enabled", false);
        properties.put("grpc.server.host", settings.listening().grpcHost());
        properties.put("grpc.server.port", settings.listening().grpcPort());
        settings.listening().tls().http().ifPresent(files -> properties.putAll(secured(files, httpPort)));
        properties.put("logger.levels.dev.signet", settings.logLevel());
        settings.telemetry().collector().ifPresent(collector -> properties.put(COLLECTOR, collector.toString()));
        return properties;
    }

    private static Map<String, Object> secured(TlsFiles files, int httpPort) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("micronaut.server.ssl.enabled", true);
        properties.put("micronaut.server.ssl.port", httpPort);
        properties.put("micronaut.server.ssl.protocols", List.of("TLSv1.3", "TLSv1.2"));
        properties.put("micronaut.server.ssl.key-name", HttpCertificates.NAME);
        if (files.clientAuthorities().isPresent()) {
            properties.put("micronaut.server.ssl.trust-name", HttpCertificates.NAME);
            properties.put("micronaut.server.ssl.client-authentication", files.clientsRequired() ? "need" : "want");
        }
        return properties;
    }
}
