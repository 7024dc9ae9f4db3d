package dev.signet.rest.admin;

import dev.signet.application.Page;
import dev.signet.application.audit.FollowAuditTrail;
import dev.signet.application.audit.ReadAuditTrail;
import dev.signet.application.audit.VerifyAuditTrail;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.AuditFilter;
import dev.signet.domain.tenant.TenantId;
import dev.signet.rest.audit.AuditDocument;
import dev.signet.rest.audit.AuditLines;
import dev.signet.rest.audit.AuditQuery;
import dev.signet.rest.audit.VerificationDocument;
import dev.signet.rest.description.Described;
import dev.signet.rest.description.Operation;
import dev.signet.rest.description.Schema;
import dev.signet.rest.description.Shapes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The audit trail of a tenant. All of it takes the same filters: `actor_kind`, `actor`, `action`,
/// `outcome`, `from`, `to`.
@Controller(Paths.AUDIT)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("admin:audit")
final class AuditEndpoint {

    private static final String JSON_LINES = "application/x-ndjson";
    private static final int EXPORTED_AT_ONCE = 500;

    private final ReadAuditTrail read;
    private final FollowAuditTrail follow;
    private final VerifyAuditTrail verify;
    private final AuditLines lines;

    AuditEndpoint(ReadAuditTrail read, FollowAuditTrail follow, VerifyAuditTrail verify, AuditLines lines) {
        this.read = read;
        this.follow = follow;
        this.verify = verify;
        this.lines = lines;
    }

    /// Youngest entries first; with `follow`, in the order in which they were sealed, and `next` is never
    /// null.
    @Get
    Listing<AuditDocument> read(
            HttpRequest<?> request,
            Administrator administrator,
            @QueryValue @Nullable String limit,
            @QueryValue @Nullable String after) {
        AuditFilter filter = AuditQuery.filter(request);
        TenantId tenant = administrator.tenant();
        var wanted = new ReadAuditTrail.Request(
                tenant, filter, Listing.after(after, UUID::fromString), Listing.limit(limit));
        if (AuditQuery.follows(request)) {
            return follow(
                    request,
                    new FollowAuditTrail.Request(tenant, filter, AuditQuery.position(request), wanted.limit()));
        }
        return Listing.of(
                Judged.by(ReadAuditTrail.class, request, () -> read.handle(wanted)), AuditDocument::of, UUID::toString);
    }

    private Listing<AuditDocument> follow(HttpRequest<?> request, FollowAuditTrail.Request wanted) {
        FollowAuditTrail.Followed found = Judged.by(FollowAuditTrail.class, request, () -> follow.handle(wanted));
        return new Listing<>(found.entries().stream().map(AuditDocument::of).toList(), Long.toString(found.next()));
    }

    /// Whether the trail is as it was sealed, and if not, where it is broken first.
    @Get("/verify")
    VerificationDocument verify(HttpRequest<?> request, Administrator administrator) {
        var wanted = new VerifyAuditTrail.Request(administrator.tenant(), AuditQuery.known(request));
        return VerificationDocument.of(Judged.by(VerifyAuditTrail.class, request, () -> verify.handle(wanted)));
    }

    /// All entries, youngest first, one JSON object a line.
    @Get("/export")
    @Produces(JSON_LINES)
    InputStream export(HttpRequest<?> request, Administrator administrator) {
        AuditFilter filter = AuditQuery.filter(request);
        TenantId tenant = administrator.tenant();
        Page<AuditEntry, UUID> first =
                Judged.by(ReadAuditTrail.class, request, () -> part(tenant, filter, Optional.empty()));
        return lines.of(first, before -> part(tenant, filter, Optional.of(before)));
    }

    private Page<AuditEntry, UUID> part(TenantId tenant, AuditFilter filter, Optional<UUID> before) {
        return read.handle(new ReadAuditTrail.Request(tenant, filter, before, EXPORTED_AT_ONCE));
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        @Override
        public Class<?> endpoint() {
            return AuditEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.ofEntries(
                    Map.entry(
                            "read",
                            Shapes.paged(
                                            AuditQuery.described(
                                                    Operation.of("The audit trail, youngest entries first.")),
                                            Shapes.UUID)
                                    .asks(
                                            "query",
                                            "follow",
                                            Schema.pattern("^([0-9]{1,18}|now)$"),
                                            "forwards in the order of the seals, from this `next` on; 0: from the beginning")
                                    .gives(200, Shapes.listing(Schema.of(AuditDocument.class)))),
                    Map.entry(
                            "verify",
                            AuditQuery.anchored(Operation.of("Whether the trail is as it was sealed."))
                                    .gives(200, Schema.of(VerificationDocument.class))),
                    Map.entry(
                            "export",
                            AuditQuery.described(Operation.of("All entries, one JSON object a line."))
                                    .gives(200, "The entries.", Map.of(JSON_LINES, Schema.TEXT))));
        }
    }
}
