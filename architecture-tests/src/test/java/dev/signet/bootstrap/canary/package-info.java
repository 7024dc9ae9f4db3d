/// Stands for the wiring, which nobody but it may know.
@NullMarked
package dev.signet.bootstrap.canary;

import org.jspecify.annotations.NullMarked;
