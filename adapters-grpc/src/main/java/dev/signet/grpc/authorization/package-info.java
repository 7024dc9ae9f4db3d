/// Tells proxies whether a request may pass: Envoy's external authorization.
@NullMarked
package dev.signet.grpc.authorization;

import org.jspecify.annotations.NullMarked;
