/// Faults done to real servers on this machine, on purpose, and what they made of it.
@NullMarked
package dev.signet.benchmarks.fault;

import org.jspecify.annotations.NullMarked;
