package dev.signet.rest.edge;

import dev.signet.application.Overloaded;
import dev.signet.rest.RequestAttributes;
import dev.signet.rest.RestSettings;
import dev.signet.rest.UrlSpace;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Lets so many requests in at once, and answers the others 503 on the spot, before a thread, a connection or a hash
/// is spent on them. What tells how the service fares is always let in. It also notes from where a request comes, and
/// until when it is worth to be begun.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class Admission implements Ordered {

    private static final String ADMITTED = "signet.admitted";
    private static final Set<String> ALWAYS = Set.of("/", UrlSpace.HEALTH, UrlSpace.READY, UrlSpace.METRICS);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final ClientAddresses addresses;
    private final int most;
    private final long patience;
    private final AtomicInteger underWay = new AtomicInteger();

    Admission(RestSettings settings, MeterRegistry meters) {
        this.addresses = new ClientAddresses(settings.limits().proxies());
        this.most = settings.limits().atOnce();
        this.patience = settings.limits().patience().toNanos();
        Gauge.builder("signet.http.requests.under.way", this, Admission::underWay)
                .description("Requests that were let in and are not answered yet")
                .register(meters);
    }

    /// Answers in its stead what is not let in; nothing where it is.
    @RequestFilter
    @Nullable
    HttpResponse<?> admit(HttpRequest<?> request) {
        request.setAttribute(RequestAttributes.SOURCE, source(request));
        if (ALWAYS.contains(request.getPath())) {
            return null;
        }
        if (underWay.incrementAndGet() > most) {
            underWay.decrementAndGet();
            return Faults.answer(request, Unavailable.fault(SOON));
        }
        request.setAttribute(ADMITTED, true);
        request.setAttribute(RequestAttributes.DEADLINE, System.nanoTime() + patience);
        return null;
    }

    /// How many requests were let in and are not answered yet.
    int underWay() {
        return underWay.get();
    }

    @ResponseFilter
    void release(HttpRequest<?> request) {
        if (request.removeAttribute(ADMITTED, Boolean.class).isPresent()) {
            underWay.decrementAndGet();
        }
    }

    /// Refuses to begin what has waited too long: whoever asked has gone, or asks again.
    ///
    /// @throws Overloaded if the deadline of `request` is over
    static void begin(HttpRequest<?> request) {
        boolean late = request.getAttribute(RequestAttributes.DEADLINE, Long.class)
                .filter(deadline -> System.nanoTime() - deadline > 0)
                .isPresent();
        if (late) {
            throw new Overloaded("the request waited too long to be begun", SOON);
        }
    }

    private ClientAddress source(HttpRequest<?> request) {
        InetSocketAddress peer = request.getRemoteAddress();
        InetAddress address = peer.getAddress() == null ? InetAddress.getLoopbackAddress() : peer.getAddress();
        return addresses.of(ClientAddress.of(address), request.getHeaders().getAll(ClientAddresses.HEADER));
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 2;
    }
}
