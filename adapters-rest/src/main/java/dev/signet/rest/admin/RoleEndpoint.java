package dev.signet.rest.admin;

import dev.signet.application.user.DefineRole;
import dev.signet.application.user.ListRoles;
import dev.signet.application.user.RetireRole;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import dev.signet.rest.edge.Fault;
import dev.signet.rest.edge.Refusals;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The roles of a tenant.
@Controller(Paths.ROLES)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("admin:roles")
final class RoleEndpoint {

    private final ListRoles list;
    private final DefineRole define;
    private final RetireRole retire;
    private final Bodies bodies;

    RoleEndpoint(ListRoles list, DefineRole define, RetireRole retire, Bodies bodies) {
        this.list = list;
        this.define = define;
        this.retire = retire;
        this.bodies = bodies;
    }

    @Get
    Listing<RoleDocument> list(
            HttpRequest<?> request,
            Administrator administrator,
            @QueryValue @Nullable String limit,
            @QueryValue @Nullable String after) {
        var wanted = new ListRoles.Request(
                administrator.tenant(), Listing.after(after, RoleName::new), Listing.limit(limit));
        return Listing.of(
                Judged.by(ListRoles.class, request, () -> list.handle(wanted)), RoleDocument::of, RoleName::value);
    }

    @Put("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    RoleDocument define(
            HttpRequest<?> request, Administrator administrator, String name, @Body byte @Nullable [] body) {
        var tenant = administrator.tenant();
        Members in = Members.of(bodies.object(body));
        String description = in.may("description", Members.text(0, 255)).orElse("");
        List<Scope> scopes = in.list("scopes", Members.text(Scope::new)).orElse(List.of());
        in.verify();
        RoleName named = roleName(name);
        Role role = Members.at("#/scopes", () -> new Role(named, description, new Scopes(new TreeSet<>(scopes))));
        var wanted = new DefineRole.Request(tenant, role, administrator.author());
        return switch (Judged.by(DefineRole.class, request, () -> define.handle(wanted))) {
            case DEFINED, UNCHANGED -> RoleDocument.of(role);
            case BEYOND_AUTHOR -> throw Refusals.beyondAuthor();
        };
    }

    @Delete("/{name}")
    HttpResponse<Void> retire(HttpRequest<?> request, Administrator administrator, String name) {
        var wanted = new RetireRole.Request(administrator.tenant(), roleName(name), administrator.author());
        return switch (Judged.by(RetireRole.class, request, () -> retire.handle(wanted))) {
            case RETIRED -> HttpResponse.noContent();
            case UNKNOWN -> throw Fault.notFound("No such role.");
            case IN_USE -> throw Fault.conflict("Somebody has the role.");
            case BEYOND_AUTHOR -> throw Refusals.beyondAuthor();
        };
    }

    private static RoleName roleName(String text) {
        try {
            return new RoleName(text);
        } catch (InvalidValue e) {
            throw Fault.invalidParameter("name", String.valueOf(e.getMessage()));
        }
    }
}
