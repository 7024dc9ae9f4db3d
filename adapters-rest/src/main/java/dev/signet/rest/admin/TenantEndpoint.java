package dev.signet.rest.admin;

import dev.signet.application.tenant.ChangeTenant;
import dev.signet.application.tenant.ListTenants;
import dev.signet.application.tenant.ProvisionTenant;
import dev.signet.application.tenant.ShowTenant;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantPolicy;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.rest.description.Described;
import dev.signet.rest.description.Headers;
import dev.signet.rest.description.Operation;
import dev.signet.rest.description.Schema;
import dev.signet.rest.description.Shapes;
import dev.signet.rest.edge.Fault;
import dev.signet.rest.edge.MergePatch;
import dev.signet.rest.edge.Versions;
import dev.signet.rest.edge.Wrong;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tenants of this deployment, for its operator. Who administers a whole tenant may look at it.
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class TenantEndpoint {

    private final ListTenants list;
    private final ProvisionTenant provision;
    private final ShowTenant show;
    private final ChangeTenant change;
    private final Repetitions repetitions;
    private final Bodies bodies;
    private final AdministrationSettings settings;
    private final InstantSource clock;

    TenantEndpoint(
            ListTenants list,
            ProvisionTenant provision,
            ShowTenant show,
            ChangeTenant change,
            Repetitions repetitions,
            Bodies bodies,
            AdministrationSettings settings,
            InstantSource clock) {
        this.list = list;
        this.provision = provision;
        this.show = show;
        this.change = change;
        this.repetitions = repetitions;
        this.bodies = bodies;
        this.settings = settings;
        this.clock = clock;
    }

    @Get(Paths.TENANTS)
    @Secured(Administrator.OPERATOR)
    Listing<TenantDocument> list(
            HttpRequest<?> request,
            Administrator administrator,
            @QueryValue @Nullable String limit,
            @QueryValue @Nullable String after) {
        var wanted = new ListTenants.Request(Listing.after(after, TenantSlug::new), Listing.limit(limit));
        return Listing.of(
                Judged.by(ListTenants.class, request, () -> list.handle(wanted)),
                TenantDocument::of,
                TenantSlug::value);
    }

    @Post(Paths.TENANTS)
    @Consumes(MediaType.APPLICATION_JSON)
    @Secured(Administrator.OPERATOR)
    HttpResponse<?> provision(HttpRequest<?> request, Administrator administrator, @Body byte @Nullable [] body) {
        return repetitions.answer(request, administrator, body, () -> provisioned(request, administrator, body));
    }

    private HttpResponse<TenantDocument> provisioned(
            HttpRequest<?> request, Administrator administrator, byte @Nullable [] body) {
        var wanted = TenantDocument.read(bodies.object(body), settings.newTenant(), administrator.author());
        return switch (Judged.by(ProvisionTenant.class, request, () -> provision.handle(wanted))) {
            case ProvisionTenant.Provisioned made -> {
                URI place = URI.create(Paths.TENANTS + "/" + made.tenant().slug());
                yield HttpResponse.created(TenantDocument.of(made.tenant()), place)
                        .header(HttpHeaders.ETAG, Versions.tag(made.tenant().version()));
            }
            case ProvisionTenant.SlugTaken taken -> throw Fault.conflict("A tenant of that slug exists.");
            case ProvisionTenant.SlugReserved reserved ->
                throw Fault.invalid(List.of(new Wrong("#/slug", "must not be a word of the service's own paths")));
        };
    }

    @Get(Paths.TENANT)
    @Secured({Administrator.OPERATOR, "admin:system"})
    HttpResponse<TenantDocument> show(HttpRequest<?> request, Administrator administrator, String slug) {
        administrator.tenant();
        return Judged.by(ShowTenant.class, request, () -> show.handle(new TenantSlug(slug)))
                .map(TenantEndpoint::shown)
                .orElseThrow(TenantEndpoint::unknown);
    }

    @Patch(Paths.TENANT)
    @Consumes({MediaType.APPLICATION_JSON, Bodies.MERGE_PATCH})
    @Secured(Administrator.OPERATOR)
    HttpResponse<TenantDocument> change(
            HttpRequest<?> request, Administrator administrator, String slug, @Body byte @Nullable [] body) {
        administrator.tenant();
        var patch = bodies.object(body);
        var wanted = new ChangeTenant.Request(
                new TenantSlug(slug),
                Versions.expected(request),
                before ->
                        TenantDocument.change(before, MergePatch.apply(bodies.tree(TenantDocument.of(before)), patch)),
                administrator.author());
        return changed(request, wanted);
    }

    /// Deletes a tenant: refused at once, brought back by a change of its state within the grace, gone after it.
    @Delete(Paths.TENANT)
    @Secured(Administrator.OPERATOR)
    HttpResponse<TenantDocument> delete(HttpRequest<?> request, Administrator administrator, String slug) {
        administrator.tenant();
        Instant end = clock.instant().plus(settings.deleteGrace());
        return changed(
                request,
                new ChangeTenant.Request(
                        new TenantSlug(slug),
                        Versions.expected(request),
                        before -> before.endingAt(end),
                        administrator.author()));
    }

    private HttpResponse<TenantDocument> changed(HttpRequest<?> request, ChangeTenant.Request wanted) {
        return switch (Judged.by(ChangeTenant.class, request, () -> change.handle(wanted))) {
            case ChangeTenant.Changed changed -> shown(changed.tenant());
            case ChangeTenant.Unknown none -> throw unknown();
            case ChangeTenant.Stale stale -> throw Versions.stale();
        };
    }

    private static HttpResponse<TenantDocument> shown(Tenant tenant) {
        return HttpResponse.ok(TenantDocument.of(tenant)).header(HttpHeaders.ETAG, Versions.tag(tenant.version()));
    }

    private static Fault unknown() {
        return Fault.notFound("No such tenant.");
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        private static final TenantPolicy USUAL = TenantPolicy.standard(SignatureAlgorithm.RS256);

        @Override
        public Class<?> endpoint() {
            return TenantEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.ofEntries(
                    Map.entry(
                            "list",
                            Shapes.paged(Operation.of("The tenants."), Shapes.SLUG)
                                    .gives(200, Shapes.listing(Schema.of(TenantDocument.class)))),
                    Map.entry(
                            "provision",
                            Shapes.once(Operation.of("Makes a tenant."))
                                    .takes(
                                            Members.shape(in -> TenantDocument.wanted(in, USUAL)),
                                            MediaType.APPLICATION_JSON)
                                    .gives(
                                            201,
                                            Schema.of(TenantDocument.class),
                                            Headers.LOCATION,
                                            Headers.ETAG,
                                            Headers.REPLAYED)
                                    .refuses(409, "A tenant of that slug exists.")),
                    Map.entry(
                            "show",
                            Operation.of("A tenant.").gives(200, Schema.of(TenantDocument.class), Headers.ETAG)),
                    Map.entry(
                            "change",
                            Shapes.matching(Operation.of("Changes a tenant (RFC 7396)."))
                                    .takes(
                                            Members.shape(in -> TenantDocument.changes(in, USUAL))
                                                    .patch(),
                                            MediaType.APPLICATION_JSON,
                                            Bodies.MERGE_PATCH)
                                    .gives(200, Schema.of(TenantDocument.class), Headers.ETAG)),
                    Map.entry(
                            "delete",
                            Shapes.matching(Operation.of(
                                            "Deletes a tenant: refused at once, gone when the grace is over."))
                                    .gives(200, Schema.of(TenantDocument.class), Headers.ETAG)));
        }
    }
}
