/// Passwords and API keys over gRPC.
@NullMarked
package dev.signet.grpc.credential;

import org.jspecify.annotations.NullMarked;
