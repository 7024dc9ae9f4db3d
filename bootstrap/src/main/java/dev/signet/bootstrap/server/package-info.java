/// The running service: start in order, stop in order.
@NullMarked
package dev.signet.bootstrap.server;

import org.jspecify.annotations.NullMarked;
