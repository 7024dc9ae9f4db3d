/// Load from outside: knows HTTP, and no class of the server.
@NullMarked
package dev.signet.benchmarks;

import org.jspecify.annotations.NullMarked;
