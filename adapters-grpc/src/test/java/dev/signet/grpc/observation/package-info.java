/// The gRPC server as a load balancer sees it.
@NullMarked
package dev.signet.grpc.observation;

import org.jspecify.annotations.NullMarked;
