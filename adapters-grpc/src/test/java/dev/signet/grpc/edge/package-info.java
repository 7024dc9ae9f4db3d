/// Tests of what bounds the gRPC port.
@NullMarked
package dev.signet.grpc.edge;

import org.jspecify.annotations.NullMarked;
