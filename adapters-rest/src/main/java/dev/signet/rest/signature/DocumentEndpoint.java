package dev.signet.rest.signature;

import static dev.signet.rest.UrlSpace.AUTHORIZATION_SERVER;
import static dev.signet.rest.UrlSpace.JWKS;
import static dev.signet.rest.UrlSpace.JWKS_ALIAS;
import static dev.signet.rest.UrlSpace.JWKS_MISSPELT;
import static dev.signet.rest.UrlSpace.OPENID_CONFIGURATION;
import static dev.signet.rest.UrlSpace.UNDER_TENANT;

import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.tenant.IssuerBase;
import dev.signet.rest.PublicDocument;
import dev.signet.rest.UrlSpace;
import dev.signet.rest.description.Described;
import dev.signet.rest.description.Headers;
import dev.signet.rest.description.Operation;
import dev.signet.rest.description.Problems;
import dev.signet.rest.description.Schema;
import dev.signet.rest.tenant.Origins;
import dev.signet.rest.tenant.TenantAnswers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        private static final Schema JWKS_SHAPE = Schema.exactly(Map.of(
                        "keys",
                        Schema.list(Schema.object(
                                        Map.of(
                                                "kty",
                                                Schema.TEXT,
                                                "use",
                                                Schema.words(List.of("sig")),
                                                "alg",
                                                Schema.words(SignatureAlgorithm.class),
                                                "kid",
                                                Schema.TEXT),
                                        Set.of("kty", "use", "alg", "kid"))
                                .with("additionalProperties", Schema.TEXT))))
                .named("JwkSet");

        @Override
        public Class<?> endpoint() {
            return DocumentEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.ofEntries(
                    Map.entry("jwks", cached("The public keys (RFC 7517 §5).", JWKS_SHAPE)),
                    Map.entry(
                            "metadata",
                            cached("The metadata (RFC 8414 §3, OpenID Connect Discovery §4).", Metadata.SHAPE)));
        }

        private static Operation cached(String summary, Schema schema) {
            return Operation.of(summary)
                    .asks("header", "If-None-Match", Schema.TEXT, "the ETag of what the caller has")
                    .gives(200, schema, Headers.ETAG)
                    .gives(304, "The caller has it.", Map.of(), Headers.ETAG)
                    .gives(400, "Path and header name different tenants.", oauth())
                    .gives(404, "Unknown tenant.", oauth());
        }

        /// A request that cannot be read is refused before it is known what it is for.
        private static Map<String, Schema> oauth() {
            return Map.of(
                    MediaType.APPLICATION_JSON, Problems.OAUTH, MediaType.APPLICATION_JSON_PROBLEM, Problems.PROBLEM);
        }
    }
}
