package dev.signet.rest.edge;

import io.micronaut.http.HttpStatus;
import java.util.List;

/// What several endpoints refuse in the same words.
public final class Refusals {

    private Refusals() {}

    /// The author would give, or touch, more administration than they have.
    public static Fault beyondAuthor() {
        return Fault.of(HttpStatus.FORBIDDEN, "beyond_author", "That takes more administration than the token holds.");
    }

    /// No client of that name: 404.
    public static Fault unknownClient() {
        return Fault.notFound("No such client.");
    }

    /// No user of that id: 404.
    public static Fault unknownUser() {
        return Fault.notFound("No such user.");
    }

    /// A role that is named does not exist: 422.
    public static Fault unknownRole() {
        return Fault.invalid(List.of(new Wrong("#/roles", "must name roles that exist")));
    }

    /// Somebody else has the name: 409.
    public static Fault nameTaken() {
        return Fault.conflict("The name or address belongs to somebody else.");
    }
}
