/// Tests of the same-named package of the product.
@NullMarked
package dev.signet.bootstrap.server;

import org.jspecify.annotations.NullMarked;
