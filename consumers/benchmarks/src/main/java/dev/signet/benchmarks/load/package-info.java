/// Requests and the connections that carry them: what is asked of a server, how often, and how long the answers
/// took.
@NullMarked
package dev.signet.benchmarks.load;

import org.jspecify.annotations.NullMarked;
