package dev.signet.rest.admin;

import dev.signet.application.audit.ReadAuditTrail;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The audit trail of a tenant, youngest entries first.
@Controller(Paths.AUDIT)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("admin:audit")
final class AuditEndpoint {

    private final ReadAuditTrail read;

    AuditEndpoint(ReadAuditTrail read) {
        this.read = read;
    }

    @Get
    Listing<AuditDocument> read(
            HttpRequest<?> request,
            Administrator administrator,
            @QueryValue @Nullable String limit,
            @QueryValue @Nullable String after) {
        var wanted = new ReadAuditTrail.Request(
                administrator.tenant(), Listing.after(after, UUID::fromString), Listing.limit(limit));
        return Listing.of(
                Judged.by(ReadAuditTrail.class, request, () -> read.handle(wanted)), AuditDocument::of, UUID::toString);
    }
}
