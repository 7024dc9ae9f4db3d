package dev.signet.rest.admin;

import dev.signet.rest.edge.Fault;
import dev.signet.rest.edge.Wrong;
import io.micronaut.http.HttpStatus;
import java.util.List;

/// What several endpoints refuse in the same words.
final class Refusals {

    private Refusals() {}

    /// The author would give, or touch, more administration than they have.
    static Fault beyondAuthor() {
        return Fault.of(HttpStatus.FORBIDDEN, "beyond_author", "That takes more administration than the token holds.");
    }

    static Fault unknownClient() {
        return Fault.notFound("No such client.");
    }

    static Fault unknownUser() {
        return Fault.notFound("No such user.");
    }

    static Fault unknownRole() {
        return Fault.invalid(List.of(new Wrong("#/roles", "must name roles that exist")));
    }

    static Fault nameTaken() {
        return Fault.conflict("The name or address belongs to somebody else.");
    }
}
