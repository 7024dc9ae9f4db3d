/// gRPC in: translates calls to use cases and outcomes to statuses.
@NullMarked
package dev.signet.grpc;

import org.jspecify.annotations.NullMarked;
