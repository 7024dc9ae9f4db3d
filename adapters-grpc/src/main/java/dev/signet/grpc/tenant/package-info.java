/// Which tenant a call addresses, under which issuer, and from where it came.
@NullMarked
package dev.signet.grpc.tenant;

import org.jspecify.annotations.NullMarked;
