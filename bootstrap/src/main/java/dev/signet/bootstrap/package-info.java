/// Wiring, configuration and the command line.
@NullMarked
package dev.signet.bootstrap;

import org.jspecify.annotations.NullMarked;
