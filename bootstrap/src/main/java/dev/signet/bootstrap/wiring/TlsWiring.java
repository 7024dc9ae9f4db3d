package dev.signet.bootstrap.wiring;

import dev.signet.bootstrap.settings.Settings;
import dev.signet.bootstrap.settings.TlsFiles;
import dev.signet.bootstrap.tls.Certificates;
import dev.signet.bootstrap.tls.WatchedFiles;
import dev.signet.grpc.GrpcCertificates;
import dev.signet.rest.HttpCertificates;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Who the ports say they are.
@Factory
final class TlsWiring {

    @Singleton
    @Named(HttpCertificates.NAME)
    HttpCertificates httpCertificates() {
        return new HttpCertificates();
    }

    @Singleton
    GrpcCertificates grpcCertificates(Settings settings) {
        return new GrpcCertificates(
                settings.listening().tls().grpc().map(TlsFiles::clientsRequired).orElse(false));
    }

    @Singleton
    @Bean(preDestroy = "close")
    Certificates certificates(Settings settings, HttpCertificates http, GrpcCertificates grpc, InstantSource clock) {
        Settings.Tls tls = settings.listening().tls();
        List<WatchedFiles> watched = new ArrayList<>();
        tls.http()
                .ifPresent(files -> watched.add(new WatchedFiles(
                        "http", files, clock, found -> http.show(found.key(), found.chain(), found.authorities()))));
        tls.grpc()
                .ifPresent(files -> watched.add(new WatchedFiles(
                        "grpc", files, clock, found -> grpc.show(found.key(), found.chain(), found.authorities()))));
        return new Certificates(watched, tls.reload());
    }

    @Singleton
    MeterBinder certificateMeters(Certificates certificates) {
        return registry -> certificates.watched().forEach(watched -> {
            Gauge.builder("signet.tls.refused", watched, files -> files.isRefused() ? 1 : 0)
                    .description("1 while the files hold a certificate that was refused, and an older one is shown")
                    .tag("port", watched.port())
                    .register(registry);
            TimeGauge.builder("signet.tls.certificate.ends", watched, TimeUnit.SECONDS, files ->
                            (double) files.ends().getEpochSecond())
                    .description("When the certificate that is shown ends, in Unix time")
                    .tag("port", watched.port())
                    .register(registry);
        });
    }
}
