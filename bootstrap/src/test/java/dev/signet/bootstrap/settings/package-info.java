/// Tests of the same-named package of the product.
@NullMarked
package dev.signet.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
