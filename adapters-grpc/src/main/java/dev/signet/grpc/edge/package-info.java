/// What every call goes through: what bounds it, who calls, what is refused and in which words, what fails.
@NullMarked
package dev.signet.grpc.edge;

import org.jspecify.annotations.NullMarked;
