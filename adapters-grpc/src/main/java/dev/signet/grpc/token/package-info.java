/// Tokens over gRPC: the tenant API's open structures and their typed twin, on the same use cases.
@NullMarked
package dev.signet.grpc.token;

import org.jspecify.annotations.NullMarked;
