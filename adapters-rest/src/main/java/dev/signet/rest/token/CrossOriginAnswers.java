package dev.signet.rest.token;

import static dev.signet.rest.UrlSpace.REVOCATION;
import static dev.signet.rest.UrlSpace.TOKEN;
import static dev.signet.rest.UrlSpace.TOKEN_ALIAS;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/// Makes every answer at the doors to which pages may speak readable for them, those too that are given before an
/// endpoint is reached: a page must learn that it sent too much, or that it shall come again later.
@ServerFilter({
    TOKEN,
    TOKEN_ALIAS,
    REVOCATION,
    CrossOriginAnswers.ANY + TOKEN,
    CrossOriginAnswers.ANY + TOKEN_ALIAS,
    CrossOriginAnswers.ANY + REVOCATION
})
final class CrossOriginAnswers implements Ordered {

    static final String ANY = "/*";

    private final CrossOrigin crossOrigin;
    private final ExecutorService blocking;

    CrossOriginAnswers(CrossOrigin crossOrigin, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.crossOrigin = crossOrigin;
        this.blocking = blocking;
    }

    /// The answer as it is where no page asks. A preflight speaks for itself.
    @ResponseFilter
    CompletionStage<MutableHttpResponse<?>> complete(HttpRequest<?> request, MutableHttpResponse<?> answer) {
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        if (origin == null || request.getMethod() == HttpMethod.OPTIONS) {
            return CompletableFuture.completedFuture(answer);
        }
        return CompletableFuture.supplyAsync(
                () -> crossOrigin.on(request, tenant(request.getPath()), origin, answer), blocking);
    }

    private static @Nullable String tenant(String path) {
        int second = path.indexOf('/', 1);
        return path.indexOf('/', second + 1) < 0 ? null : path.substring(1, second);
    }

    /// Outside of what turns requests away.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }
}
