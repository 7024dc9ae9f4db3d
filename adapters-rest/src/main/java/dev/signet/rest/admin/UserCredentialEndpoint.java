package dev.signet.rest.admin;

import dev.signet.application.credential.ListCredentials;
import dev.signet.application.credential.RevokeCredential;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.user.UserId;
import dev.signet.rest.description.Described;
import dev.signet.rest.description.Operation;
import dev.signet.rest.description.Schema;
import dev.signet.rest.description.Shapes;
import dev.signet.rest.edge.Fault;
import dev.signet.rest.edge.Refusals;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/// What a user proves themselves by.
@Controller(Paths.USERS + "/{id}/credentials")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("admin:users")
final class UserCredentialEndpoint {

    private final ListCredentials list;
    private final RevokeCredential revoke;

    UserCredentialEndpoint(ListCredentials list, RevokeCredential revoke) {
        this.list = list;
        this.revoke = revoke;
    }

    @Get
    Listing<CredentialDocument> list(HttpRequest<?> request, Administrator administrator, String id) {
        var wanted = new ListCredentials.Request(administrator.tenant(), userId(id));
        return switch (Judged.by(ListCredentials.class, request, () -> list.handle(wanted))) {
            case ListCredentials.Listed listed ->
                new Listing<>(
                        listed.notes().stream().map(CredentialDocument::of).toList(), null);
            case ListCredentials.UnknownUser unknown -> throw Refusals.unknownUser();
        };
    }

    @Delete("/{credential}")
    HttpResponse<Void> revoke(HttpRequest<?> request, Administrator administrator, String id, String credential) {
        var wanted = new RevokeCredential.Request(
                administrator.tenant(),
                userId(id),
                new CredentialId(uuid(credential, UserCredentialEndpoint::unknown)),
                administrator.author());
        return switch (Judged.by(RevokeCredential.class, request, () -> revoke.handle(wanted))) {
            case REVOKED -> HttpResponse.noContent();
            case UNKNOWN -> throw unknown();
            case BEYOND_AUTHOR -> throw Refusals.beyondAuthor();
        };
    }

    private static UserId userId(String text) {
        return new UserId(uuid(text, Refusals::unknownUser));
    }

    private static UUID uuid(String text, Supplier<Fault> otherwise) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw otherwise.get();
        }
    }

    private static Fault unknown() {
        return Fault.notFound("No such credential that counts.");
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        @Override
        public Class<?> endpoint() {
            return UserCredentialEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.ofEntries(
                    Map.entry(
                            "list",
                            Operation.of("What a user has, and had, to prove themselves by, youngest first.")
                                    .asks("path", "id", Shapes.UUID, "the id of the user")
                                    .gives(200, Shapes.listing(Schema.of(CredentialDocument.class)))),
                    Map.entry(
                            "revoke",
                            Operation.of("Takes a credential away; with a password go all grants.")
                                    .asks("path", "id", Shapes.UUID, "the id of the user")
                                    .asks("path", "credential", Shapes.UUID, "the id of the credential")
                                    .gives(204, "It counts no more.")));
        }
    }
}
