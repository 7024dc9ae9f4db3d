package dev.signet.rest.signature;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.application.signature.PublishKeys;
import dev.signet.application.tenant.ResolveTenant;
import dev.signet.domain.tenant.IssuerBase;
import dev.signet.domain.tenant.IssuerForm;
import dev.signet.domain.tenant.Issuers;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.rest.PublicDocument;
import dev.signet.rest.RestSettings;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The public documents of every tenant that was asked for of late. They are rendered off the event loop, and
/// requests that meet them ready cost nothing. A change of keys or a suspension shows within [#MEMORY], on every
/// node.
@Singleton
public final class PublicDocuments {

    /// How long a rendering is served before the store is asked again.
    static final Duration MEMORY = Duration.ofSeconds(5);

    private static final int MOST = 1_000;

    private final PublishKeys publish;
    private final ResolveTenant resolve;
    private final Issuers issuers;
    private final Duration lifetime;
    private final AsyncCache<Whose, Publication> remembered;

    PublicDocuments(
            PublishKeys publish,
            ResolveTenant resolve,
            RestSettings settings,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.publish = publish;
        this.resolve = resolve;
        this.issuers = settings.issuers();
        this.lifetime = settings.documentLifetime();
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(MEMORY)
                .recordStats()
                .executor(executor)
                .buildAsync();
    }

    /// Shows what is remembered, by name, to whoever measures it.
    public void measureWith(BiConsumer<String, Cache<?, ?>> meters) {
        meters.accept("public_documents", remembered.synchronous());
    }

    /// Under which name documents are asked for.
    private record Whose(String slug, IssuerForm form) {}

    /// What there is to show under a name.
    sealed interface Publication {}

    /// The documents of a served tenant, its metadata by base.
    record Documents(PublicDocument jwks, Map<IssuerBase, PublicDocument> metadata) implements Publication {}

    /// No such tenant, or none that is served.
    record Nothing() implements Publication {}

    /// What is shown under `/{slug}`, or at the root if there is no slug.
    CompletableFuture<Publication> of(@Nullable String slug) {
        Whose whose = slug == null
                ? new Whose(issuers.defaultTenant().value(), IssuerForm.ROOT)
                : new Whose(slug, IssuerForm.TENANT);
        return remembered.get(whose, this::render);
    }

    /// Whether the tenant named `slug` is served, as of late. It blocks; no decision about a grant rests on it.
    ///
    /// @throws dev.signet.application.StoreUnavailable if that cannot be known
    public boolean serve(String slug) {
        try {
            return of(slug).join() instanceof Documents;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Publication render(Whose whose) {
        Optional<TenantId> tenant = resolve.handle(whose.slug());
        if (tenant.isEmpty()) {
            return new Nothing();
        }
        return switch (publish.handle(new PublishKeys.Request(tenant.get(), whose.form() == IssuerForm.ROOT))) {
            case PublishKeys.NotServed not -> new Nothing();
            case PublishKeys.Published published ->
                new Documents(
                        new PublicDocument(Jwks.of(published.keys()), lifetime),
                        metadata(published.tenant(), whose.form()));
        };
    }

    private Map<IssuerBase, PublicDocument> metadata(Tenant tenant, IssuerForm form) {
        Map<IssuerBase, PublicDocument> metadata = new HashMap<>();
        for (IssuerBase base : issuers.bases()) {
            byte[] document = Metadata.of(
                    tenant, base.issuer(tenant.slug(), form), base.issuer(tenant.slug(), IssuerForm.TENANT));
            metadata.put(base, new PublicDocument(document, lifetime));
        }
        return Map.copyOf(metadata);
    }
}
