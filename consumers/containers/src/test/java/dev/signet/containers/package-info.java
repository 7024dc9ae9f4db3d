/// Real servers in containers, for tests of other modules.
@NullMarked
package dev.signet.containers;

import org.jspecify.annotations.NullMarked;
