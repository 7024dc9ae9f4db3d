package dev.signet.rest.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.application.client.ShowOrigins;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.token.Dialect;
import dev.signet.rest.tenant.Origins;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Lets pages of other origins read answers (CORS, Fetch §3.2): those of the origins that a client of the tenant
/// addressed registered, and never with cookies or HTTP authentication that the browser keeps. Whoever names no
/// origin costs nothing here.
@Singleton
final class CrossOrigin {

    /// How long an origin that was taken back is still let in, on every node.
    static final Duration MEMORY = Duration.ofSeconds(5);

    private static final int MOST = 1_000;
    private static final String PREFLIGHT_LIFETIME = "600";

    private final Origins origins;
    private final ShowOrigins show;
    private final Cache<TenantId, ShowOrigins.Registered> remembered =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(MEMORY).build();

    CrossOrigin(Origins origins, ShowOrigins show) {
        this.origins = origins;
        this.show = show;
    }

    /// `answer`, readable for the page that asked if its origin is registered.
    HttpResponse<byte[]> on(HttpRequest<?> request, @Nullable String tenant, HttpResponse<byte[]> answer) {
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        if (origin == null) {
            return answer;
        }
        MutableHttpResponse<byte[]> mutable = (MutableHttpResponse<byte[]>) answer;
        mutable.header(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (admits(request, tenant, origin)) {
            mutable.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        }
        return mutable;
    }

    /// What a browser wants to know before it sends a request that a form could not have sent.
    HttpResponse<byte[]> preflight(HttpRequest<?> request, @Nullable String tenant) {
        MutableHttpResponse<byte[]> answer =
                HttpResponse.<byte[]>noContent().header(HttpHeaders.ALLOW, "POST, OPTIONS");
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        if (origin == null) {
            return answer;
        }
        answer.header(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (admits(request, tenant, origin)) {
            answer.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                    .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "POST")
                    .header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Content-Type")
                    .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_LIFETIME);
        }
        return answer;
    }

    private boolean admits(HttpRequest<?> request, @Nullable String tenant, String origin) {
        return switch (origins.of(request, tenant, Dialect.FORM)) {
            case Origins.Known known ->
                remembered.get(known.origin().tenant(), show::handle).admits(origin);
            case Origins.Unknown _, Origins.Contradiction _ -> false;
        };
    }
}
