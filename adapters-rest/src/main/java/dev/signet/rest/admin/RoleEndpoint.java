package dev.signet.rest.admin;

import dev.signet.application.user.DefineRole;
import dev.signet.application.user.ListRoles;
import dev.signet.application.user.RetireRole;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import dev.signet.rest.description.Described;
import dev.signet.rest.description.Operation;
import dev.signet.rest.description.Schema;
import dev.signet.rest.description.Shapes;
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
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
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
        Function<RoleName, Role> defined = defined(in);
        in.verify();
        RoleName named = roleName(name);
        Role role = Members.at("#/scopes", () -> defined.apply(named));
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

    private static Function<RoleName, Role> defined(Members in) {
        String description = in.may("description", Members.text(0, 255)).orElse("");
        List<Scope> scopes =
                in.list("scopes", Members.text(Shapes.SCOPE, Scope::new)).orElse(List.of());
        return name -> new Role(name, description, new Scopes(new TreeSet<>(scopes)));
    }

    private static RoleName roleName(String text) {
        try {
            return new RoleName(text);
        } catch (InvalidValue e) {
            throw Fault.invalidParameter("name", String.valueOf(e.getMessage()));
        }
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        @Override
        public Class<?> endpoint() {
            return RoleEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.ofEntries(
                    Map.entry(
                            "list",
                            Shapes.paged(Operation.of("The roles of a tenant."), Shapes.ROLE)
                                    .gives(200, Shapes.listing(Schema.of(RoleDocument.class)))),
                    Map.entry(
                            "define",
                            Operation.of("Defines a role.")
                                    .asks("path", "name", Shapes.ROLE, "the name of the role")
                                    .takes(Members.shape(RoleEndpoint::defined), MediaType.APPLICATION_JSON)
                                    .gives(200, Schema.of(RoleDocument.class))),
                    Map.entry(
                            "retire",
                            Operation.of("Retires a role.")
                                    .asks("path", "name", Shapes.ROLE, "the name of the role")
                                    .gives(204, "It is gone.")
                                    .refuses(409, "Somebody has the role.")));
        }
    }
}
