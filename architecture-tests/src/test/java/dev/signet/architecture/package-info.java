/// The rules of the architecture, each with a canary written to break it.
@NullMarked
package dev.signet.architecture;

import org.jspecify.annotations.NullMarked;
