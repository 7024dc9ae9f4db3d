package dev.signet.grpc.observation;

import dev.signet.application.readiness.CheckReadiness;
import envoy.service.auth.v3.AuthorizationGrpc;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerShutdownEvent;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what `grpc.health.v1.Health` says in step with whether this node can do its work: NOT_SERVING until that
/// was seen once, and for good once the server begins to stop, so that load balancers look elsewhere in time.
@Singleton
final class HealthWatch {

    private static final Logger LOG = LoggerFactory.getLogger(HealthWatch.class);

    /// Who serves only while this node can: all together, and each by its name.
    private static final List<String> SERVICES = List.of(
            HealthStatusManager.SERVICE_NAME_ALL_SERVICES,
            identity.v1.IdentityGrpc.SERVICE_NAME,
            signet.identity.v1.IdentityGrpc.SERVICE_NAME,
            AuthorizationGrpc.SERVICE_NAME);

    private final CheckReadiness readiness;
    private final HealthStatusManager health;
    private final TaskScheduler scheduler;
    private final ExecutorService blocking;
    private final Duration interval;
    private @Nullable ScheduledFuture<?> watch;
    private boolean over;

    /// @param interval between two looks
    HealthWatch(
            CheckReadiness readiness,
            HealthStatusManager health,
            TaskScheduler scheduler,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking,
            @Value("${signet.grpc.health-interval:2s}") Duration interval) {
        this.readiness = readiness;
        this.health = health;
        this.scheduler = scheduler;
        this.blocking = blocking;
        this.interval = interval;
        tell(ServingStatus.NOT_SERVING);
    }

    /// Begins to watch.
    @EventListener
    synchronized void begin(ServerStartupEvent started) {
        if (watch == null) {
            watch = scheduler.scheduleWithFixedDelay(Duration.ZERO, interval, () -> blocking.execute(this::look));
        }
    }

    /// Says for the last time that nobody is served.
    @EventListener
    void end(ServerShutdownEvent stopping) {
        finish();
    }

    @PreDestroy
    synchronized void finish() {
        if (watch != null) {
            watch.cancel(false);
        }
        if (!over) {
            over = true;
            health.enterTerminalState();
        }
    }

    private void look() {
        try {
            tell(readiness.handle().isReady() ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("readiness could not be checked");
            tell(ServingStatus.NOT_SERVING);
        }
    }

    private void tell(ServingStatus status) {
        SERVICES.forEach(service -> health.setStatus(service, status));
    }
}
