/// What can be seen of the gRPC side from outside: its health and its services.
@NullMarked
package dev.signet.grpc.observation;

import org.jspecify.annotations.NullMarked;
