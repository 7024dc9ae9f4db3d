package dev.signet.rest.signature;

import static dev.signet.rest.UrlSpace.AUTHORIZATION_SERVER;
import static dev.signet.rest.UrlSpace.JWKS;
import static dev.signet.rest.UrlSpace.JWKS_ALIAS;
import static dev.signet.rest.UrlSpace.JWKS_MISSPELT;
import static dev.signet.rest.UrlSpace.OPENID_CONFIGURATION;
import static dev.signet.rest.UrlSpace.UNDER_TENANT;

import dev.signet.domain.tenant.IssuerBase;
import dev.signet.rest.UrlSpace;
import dev.signet.rest.tenant.Origins;
import dev.signet.rest.tenant.TenantAnswers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Serves the public documents. At the root they are the default tenant's whatever a header says, since caches
/// must be able to tell documents apart by their URLs. Nothing here blocks.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class DocumentEndpoint {

    private final PublicDocuments documents;
    private final Origins origins;

    DocumentEndpoint(PublicDocuments documents, Origins origins) {
        this.documents = documents;
        this.origins = origins;
    }

    /// The public keys (RFC 7517 §5).
    @Get(
            uris = {
                JWKS,
                JWKS_ALIAS,
                JWKS_MISSPELT,
                UNDER_TENANT + JWKS,
                UNDER_TENANT + JWKS_ALIAS,
                UNDER_TENANT + JWKS_MISSPELT
            })
    CompletionStage<HttpResponse<byte[]>> jwks(
            HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        return answer(request, tenant, PublicDocuments.Documents::jwks);
    }

    /// The metadata (RFC 8414 §3 with its inserted form, OpenID Connect Discovery §4).
    @Get(
            uris = {
                OPENID_CONFIGURATION,
                AUTHORIZATION_SERVER,
                UNDER_TENANT + OPENID_CONFIGURATION,
                UNDER_TENANT + AUTHORIZATION_SERVER,
                AUTHORIZATION_SERVER + UNDER_TENANT
            })
    CompletionStage<HttpResponse<byte[]>> metadata(
            HttpRequest<?> request, @Nullable @PathVariable(UrlSpace.TENANT) String tenant) {
        IssuerBase base = origins.base(request);
        return answer(
                request,
                tenant,
                found -> Objects.requireNonNull(found.metadata().get(base)));
    }

    private CompletionStage<HttpResponse<byte[]>> answer(
            HttpRequest<?> request,
            @Nullable String tenant,
            Function<PublicDocuments.Documents, PublicDocument> document) {
        boolean contradicted = origins.contradict(request, tenant);
        return documents.of(tenant).thenApply(publication -> switch (publication) {
            case PublicDocuments.Nothing nothing -> TenantAnswers.unknown();
            case PublicDocuments.Documents found ->
                contradicted
                        ? TenantAnswers.contradiction()
                        : document.apply(found).answer(request);
        });
    }
}
