package dev.signet.grpc.tenant;

import dev.signet.application.Origin;
import dev.signet.application.tenant.ResolveTenant;
import dev.signet.domain.tenant.IssuerForm;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.grpc.GrpcSettings;
import dev.signet.grpc.edge.Call;
import dev.signet.grpc.edge.TrustedCallers;
import io.grpc.Metadata;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/// Tells whom a call addresses. gRPC speaks the tenant API's dialect, whose consumers know only issuers with a slug.
@Singleton
public final class Origins {

    private final ResolveTenant resolve;
    private final GrpcSettings settings;
    private final TrustedCallers services;

    Origins(ResolveTenant resolve, GrpcSettings settings, TrustedCallers services) {
        this.resolve = resolve;
        this.settings = settings;
        this.services = services;
    }

    /// How a tenant is told.
    public sealed interface Address {}

    /// By its name, as somebody wrote it.
    public record Named(String slug) implements Address {}

    /// By its id.
    public record Identified(TenantId tenant) implements Address {}

    /// The tenant that `field` names, else the metadata, else `claim`, else the default one; empty if there is none
    /// of that name. Whether it is served is the use case's to say.
    ///
    /// @param field what the request itself says; empty text: nothing
    /// @param claim what else in the request may tell, looked at last
    public Optional<Origin> find(Call call, String field, Supplier<Optional<Address>> claim) {
        Address address = named(field)
                .or(() -> byMetadata(call))
                .or(claim)
                .orElseGet(() -> new Named(settings.issuers().defaultTenant().value()));
        return switch (address) {
            case Identified(TenantId tenant) -> Optional.of(origin(call, tenant));
            case Named(String slug) ->
                resolve.handle(slug).map(tenant -> {
                    call.addresses(new TenantSlug(slug));
                    return origin(call, tenant);
                });
        };
    }

    /// The first text of `call` under a name that may name a tenant.
    private Optional<Address> byMetadata(Call call) {
        for (Metadata.Key<String> name : settings.tenantNames()) {
            Optional<String> slug = call.text(name);
            if (slug.isPresent()) {
                return slug.map(Named::new);
            }
        }
        return Optional.empty();
    }

    private static Optional<Address> named(String field) {
        return field.isBlank() ? Optional.empty() : Optional.of(new Named(field.strip()));
    }

    private Origin origin(Call call, TenantId tenant) {
        return new Origin(
                tenant, settings.issuers().main(), IssuerForm.TENANT, call.provenance(), services.guesser(call));
    }
}
