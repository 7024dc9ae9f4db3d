package dev.signet.rest.admin;

import dev.signet.application.client.DefineScope;
import dev.signet.application.client.ListScopes;
import dev.signet.application.client.RetireScope;
import dev.signet.application.client.ShowScope;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.ScopeDefinition;
import dev.signet.domain.client.Scopes;
import dev.signet.rest.description.Described;
import dev.signet.rest.description.Operation;
import dev.signet.rest.description.Schema;
import dev.signet.rest.description.Shapes;
import dev.signet.rest.edge.Fault;
import dev.signet.rest.edge.Refusals;
import dev.signet.rest.edge.Wrong;
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

/// The scopes that a tenant has defined.
@Controller(Paths.SCOPES)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("admin:scopes")
final class ScopeEndpoint {

    private final ListScopes list;
    private final ShowScope show;
    private final DefineScope define;
    private final RetireScope retire;
    private final Bodies bodies;

    ScopeEndpoint(ListScopes list, ShowScope show, DefineScope define, RetireScope retire, Bodies bodies) {
        this.list = list;
        this.show = show;
        this.define = define;
        this.retire = retire;
        this.bodies = bodies;
    }

    @Get
    Listing<ScopeDocument> list(
            HttpRequest<?> request,
            Administrator administrator,
            @QueryValue @Nullable String limit,
            @QueryValue @Nullable String after) {
        var wanted =
                new ListScopes.Request(administrator.tenant(), Listing.after(after, Scope::new), Listing.limit(limit));
        return Listing.of(
                Judged.by(ListScopes.class, request, () -> list.handle(wanted)), ScopeDocument::of, Scope::value);
    }

    @Get("/{name}")
    ScopeDocument show(HttpRequest<?> request, Administrator administrator, String name) {
        var wanted = new ShowScope.Request(administrator.tenant(), scope(name));
        return Judged.by(ShowScope.class, request, () -> show.handle(wanted))
                .map(ScopeDocument::of)
                .orElseThrow(ScopeEndpoint::unknown);
    }

    @Put("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    ScopeDocument define(
            HttpRequest<?> request, Administrator administrator, String name, @Body byte @Nullable [] body) {
        var tenant = administrator.tenant();
        Members in = Members.of(bodies.object(body));
        Function<Scope, ScopeDefinition> defined = defined(in);
        in.verify();
        Scope scope = scope(name);
        var definition = Members.at("#/implies", () -> defined.apply(scope));
        var wanted = new DefineScope.Request(tenant, definition, administrator.author());
        return switch (Judged.by(DefineScope.class, request, () -> define.handle(wanted))) {
            case DEFINED, UNCHANGED ->
                show.handle(new ShowScope.Request(tenant, scope))
                        .map(ScopeDocument::of)
                        .orElseThrow(ScopeEndpoint::unknown);
            case CIRCULAR ->
                throw Fault.invalid(List.of(new Wrong("#/implies", "must not lead back to the scope itself")));
            case BEYOND_AUTHOR -> throw Refusals.beyondAuthor();
        };
    }

    @Delete("/{name}")
    HttpResponse<Void> retire(HttpRequest<?> request, Administrator administrator, String name) {
        var wanted = new RetireScope.Request(administrator.tenant(), scope(name), administrator.author());
        return switch (Judged.by(RetireScope.class, request, () -> retire.handle(wanted))) {
            case RETIRED -> HttpResponse.noContent();
            case UNKNOWN -> throw unknown();
            case IN_USE -> throw Fault.conflict("A client, a role or another scope uses it.");
            case BEYOND_AUTHOR -> throw Refusals.beyondAuthor();
        };
    }

    private static Function<Scope, ScopeDefinition> defined(Members in) {
        String description = in.may("description", Members.text(0, 255)).orElse("");
        List<Scope> implied =
                in.list("implies", Members.text(Shapes.SCOPE, Scope::new)).orElse(List.of());
        return scope -> new ScopeDefinition(scope, description, new Scopes(new TreeSet<>(implied)));
    }

    private static Scope scope(String text) {
        try {
            return new Scope(text);
        } catch (InvalidValue e) {
            throw Fault.invalidParameter("name", String.valueOf(e.getMessage()));
        }
    }

    private static Fault unknown() {
        return Fault.notFound("No such scope.");
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        @Override
        public Class<?> endpoint() {
            return ScopeEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.ofEntries(
                    Map.entry(
                            "list",
                            Shapes.paged(Operation.of("The scopes that a tenant has defined."), Shapes.SCOPE)
                                    .gives(200, Shapes.listing(Schema.of(ScopeDocument.class)))),
                    Map.entry(
                            "show",
                            Operation.of("A scope.")
                                    .asks("path", "name", Shapes.SCOPE, "the scope")
                                    .gives(200, Schema.of(ScopeDocument.class))),
                    Map.entry(
                            "define",
                            Operation.of("Defines a scope.")
                                    .asks("path", "name", Shapes.SCOPE, "the scope")
                                    .takes(Members.shape(ScopeEndpoint::defined), MediaType.APPLICATION_JSON)
                                    .gives(200, Schema.of(ScopeDocument.class))),
                    Map.entry(
                            "retire",
                            Operation.of("Retires a scope.")
                                    .asks("path", "name", Shapes.SCOPE, "the scope")
                                    .gives(204, "It is gone.")
                                    .refuses(409, "A client, a role or another scope uses it.")));
        }
    }
}
