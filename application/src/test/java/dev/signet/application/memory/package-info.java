/// A store that is a few maps, for tests of use cases; it keeps every promise of the ports.
@NullMarked
package dev.signet.application.memory;

import org.jspecify.annotations.NullMarked;
