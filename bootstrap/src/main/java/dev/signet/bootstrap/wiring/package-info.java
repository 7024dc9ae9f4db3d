/// Which adapter serves which port, and which ports each use case calls: one factory for each feature.
@NullMarked
package dev.signet.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
