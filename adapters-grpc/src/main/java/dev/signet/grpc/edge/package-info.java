/// What bounds the gRPC port, whatever is called on it.
@NullMarked
package dev.signet.grpc.edge;

import org.jspecify.annotations.NullMarked;
