/// Which tenant a request addresses, under which issuer, and from where it came.
@NullMarked
package dev.signet.rest.tenant;

import org.jspecify.annotations.NullMarked;
