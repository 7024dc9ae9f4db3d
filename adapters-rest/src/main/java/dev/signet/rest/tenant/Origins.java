package dev.signet.rest.tenant;

import dev.signet.application.Origin;
import dev.signet.application.tenant.ResolveTenant;
import dev.signet.domain.credential.Guesser;
import dev.signet.domain.credential.SharedSecret;
import dev.signet.domain.tenant.IssuerBase;
import dev.signet.domain.tenant.IssuerForm;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.token.Dialect;
import dev.signet.rest.RequestAttributes;
import dev.signet.rest.RestSettings;
import dev.signet.rest.edge.RequestProvenance;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells by which door a request came: whom it addresses and under which issuer.
@Singleton
public final class Origins {

    private final ResolveTenant resolve;
    private final Optional<SharedSecret> serviceToken;
    private final String serviceTokenHeader;
    private final List<String> tenantHeaders;
    private final String defaultTenant;
    private final IssuerBase mainBase;
    private final Map<String, IssuerBase> bases = new HashMap<>();

    Origins(ResolveTenant resolve, RestSettings settings) {
        this.resolve = resolve;
        this.serviceToken = settings.serviceToken();
        this.serviceTokenHeader = settings.serviceTokenHeader();
        this.tenantHeaders = settings.tenantHeaders();
        this.defaultTenant = settings.issuers().defaultTenant().value();
        this.mainBase = settings.issuers().main();
        settings.issuers()
                .bases()
                .forEach(base -> bases.put(authority(URI.create(base.value()).getRawAuthority()), base));
    }

    /// What was found.
    public sealed interface Found {}

    /// A tenant that exists; whether it is served is the use case's to say.
    public record Known(Origin origin, TenantSlug slug) implements Found {}

    /// The tenant named does not exist.
    public record Unknown() implements Found {}

    /// The path names one tenant, a header another.
    public record Contradiction() implements Found {}

    /// Looks at the path first, then at the headers, and takes the default tenant if neither names one.
    ///
    /// @param pathTenant the tenant in the path, if there is one
    /// @param dialect decides the issuer at the root: the JSON dialect's consumers know only issuers with a slug
    public Found of(HttpRequest<?> request, @Nullable String pathTenant, Dialect dialect) {
        if (contradict(request, pathTenant)) {
            return new Contradiction();
        }
        String named = pathTenant == null ? namedByHeader(request.getHeaders()) : pathTenant;
        if (named != null) {
            return find(request, named, IssuerForm.TENANT);
        }
        return find(request, defaultTenant, dialect == Dialect.JSON ? IssuerForm.TENANT : IssuerForm.ROOT);
    }

    /// The configured base under which the request came, else the main one. `Host` only chooses among them.
    public IssuerBase base(HttpRequest<?> request) {
        String host = request.getHeaders().get(HttpHeaders.HOST);
        return host == null ? mainBase : bases.getOrDefault(authority(host), mainBase);
    }

    /// Whether a header contradicts the tenant in the path.
    public boolean contradict(HttpRequest<?> request, @Nullable String pathTenant) {
        String named = pathTenant == null ? null : namedByHeader(request.getHeaders());
        return named != null && !named.equals(pathTenant);
    }

    /// Whether path or headers name a tenant, so that it is not the default one that is addressed.
    public boolean isNamed(HttpRequest<?> request, @Nullable String pathTenant) {
        return pathTenant != null || namedByHeader(request.getHeaders()) != null;
    }

    private Found find(HttpRequest<?> request, String slug, IssuerForm form) {
        return resolve.handle(slug)
                .<Found>map(tenant -> {
                    request.setAttribute(RequestAttributes.TENANT, slug);
                    var origin = new Origin(
                            tenant,
                            base(request),
                            form,
                            RequestProvenance.of(request),
                            RequestProvenance.guesser(request, kind(request)));
                    return new Known(origin, new TenantSlug(slug));
                })
                .orElseGet(Unknown::new);
    }

    /// Whoever holds the service token speaks for many people.
    private Guesser.Kind kind(HttpRequest<?> request) {
        String presented = request.getHeaders().get(serviceTokenHeader);
        boolean relays = presented != null
                && serviceToken.filter(secret -> secret.matches(presented)).isPresent();
        return relays ? Guesser.Kind.RELAY : Guesser.Kind.ANYBODY;
    }

    /// An empty header counts as absent: the tenant API's introspection client sends one when it has no tenant.
    private @Nullable String namedByHeader(HttpHeaders headers) {
        for (String name : tenantHeaders) {
            String value = headers.get(name);
            if (value != null && !value.isBlank()) {
                return value.strip();
            }
        }
        return null;
    }

    private static String authority(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
