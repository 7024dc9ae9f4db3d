package dev.signet.rest.description;

import java.util.Map;

/// What an endpoint says of its methods. It stands beside the endpoint and needs nothing, so that it can be read
/// wherever the routes are.
public interface Described {

    /// The endpoint.
    Class<?> endpoint();

    /// Its operations by the names of its methods.
    Map<String, Operation> operations();
}
