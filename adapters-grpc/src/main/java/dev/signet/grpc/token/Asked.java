package dev.signet.grpc.token;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.Scopes;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The scopes that a request asks for. What is no scope token is dropped like every other scope that cannot be had.
final class Asked {

    private Asked() {}

    static Scopes scopes(List<String> names) {
        TreeSet<Scope> scopes = new TreeSet<>();
        for (String name : names) {
            try {
                scopes.add(new Scope(name));
            } catch (InvalidValue e) {
                // Nobody can hold it, so nobody gets it.
            }
        }
        return new Scopes(scopes);
    }

    /// The scopes of a typed request, in which an empty list names none.
    static Optional<Scopes> ofList(List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(scopes(names));
    }
}
