package dev.signet.rest.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.application.StoreUnavailable;
import dev.signet.application.client.ShowOrigins;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.token.Dialect;
import dev.signet.rest.tenant.Origins;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lets pages of other origins read answers (CORS, Fetch §3.2): those of the origins that a client of the tenant
/// addressed registered, and never with cookies or HTTP authentication that the browser keeps. Whoever names no
/// origin costs nothing here.
@Singleton
final class CrossOrigin {

    /// How long an origin that was taken back is still let in, on every node.
    static final Duration MEMORY = Duration.ofSeconds(5);

    /// How long the origins of a tenant are remembered for the time in which nobody can ask for them.
    private static final Duration LONG_MEMORY = Duration.ofHours(1);

    private static final int MOST = 1_000;
    private static final String PREFLIGHT_LIFETIME = "600";

    private final Origins origins;
    private final ShowOrigins show;
    private final Cache<TenantId, ShowOrigins.Registered> remembered =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(MEMORY).build();
    private final Cache<String, ShowOrigins.Registered> lastKnown = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(LONG_MEMORY)
            .build();

    CrossOrigin(Origins origins, ShowOrigins show) {
        this.origins = origins;
        this.show = show;
    }

    /// `answer`, readable for the page of `origin` that asked if its origin is registered. Where the service says that
    /// it cannot do more just now, nothing is asked for this either: what was known last counts.
    MutableHttpResponse<?> on(
            HttpRequest<?> request, @Nullable String tenant, String origin, MutableHttpResponse<?> answer) {
        answer.header(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        boolean admitted = answer.code() == HttpStatus.SERVICE_UNAVAILABLE.getCode()
                ? admitted(tenant, origin)
                : admits(request, tenant, origin);
        if (admitted) {
            answer.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        }
        return answer;
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
        try {
            return switch (origins.of(request, tenant, Dialect.FORM)) {
                case Origins.Known known -> {
                    var registered = remembered.get(known.origin().tenant(), show::handle);
                    if (!origins.isNamed(request, null)) {
                        lastKnown.put(Objects.requireNonNullElse(tenant, ""), registered);
                    }
                    yield registered.admits(origin);
                }
                case Origins.Unknown _, Origins.Contradiction _ -> false;
            };
        } catch (StoreUnavailable e) {
            return admitted(tenant, origin);
        }
    }

    /// Whether the tenant of that path was known, not long ago, to have registered `origin`.
    private boolean admitted(@Nullable String tenant, String origin) {
        ShowOrigins.Registered known = lastKnown.getIfPresent(Objects.requireNonNullElse(tenant, ""));
        return known != null && known.admits(origin);
    }
}
