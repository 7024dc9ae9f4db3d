/// A seeded simulation: random operations, clock jumps, failures of the store and restarts, against a small model.
@NullMarked
package dev.signet.bootstrap.simulation;

import org.jspecify.annotations.NullMarked;
