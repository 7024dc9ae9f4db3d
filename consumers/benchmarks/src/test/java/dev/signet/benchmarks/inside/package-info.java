/// The hot pieces of the server, each beside the work that nobody can avoid, so that a figure is a ratio of one run.
@NullMarked
package dev.signet.benchmarks.inside;

import org.jspecify.annotations.NullMarked;
