/// Signing keys, and the memory against replay.
@NullMarked
package dev.signet.persistence.signature;

import org.jspecify.annotations.NullMarked;
