package dev.signet.rest.token;

import static dev.signet.rest.UrlSpace.REVOCATION;
import static dev.signet.rest.UrlSpace.TOKEN;
import static dev.signet.rest.UrlSpace.TOKEN_ALIAS;
import static dev.signet.rest.UrlSpace.UNDER_TENANT;

import dev.signet.rest.UrlSpace;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import org.jspecify.annotations.Nullable;

/// Answers a browser that asks before it asks. Such a question carries no tenant header, so pages should address the
/// tenant by its path.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PreflightEndpoint {

    private final CrossOrigin crossOrigin;

    PreflightEndpoint(CrossOrigin crossOrigin) {
        this.crossOrigin = crossOrigin;
    }

    /// Whether the page may go on.
    @Options(
            uris = {
                TOKEN,
                TOKEN_ALIAS,
                REVOCATION,
                UNDER_TENANT + TOKEN,
                UNDER_TENANT + TOKEN_ALIAS,
                UNDER_TENANT + REVOCATION
            })
    HttpResponse<byte[]> preflight(HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        return crossOrigin.preflight(request, tenant);
    }
}
