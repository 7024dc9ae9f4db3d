/// A class that knows its neighbour, so that the rule against it can be seen to bite.
@NullMarked
package dev.signet.grpc.canary;

import org.jspecify.annotations.NullMarked;
