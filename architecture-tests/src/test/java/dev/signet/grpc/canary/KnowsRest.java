package dev.signet.grpc.canary;

import dev.signet.rest.canary.LooksThingsUp;

/// One adapter that borrows from another.
public record KnowsRest(LooksThingsUp rest) {}
