/// Signing keys and their life, public JWKs, and the window against replay.
@NullMarked
package dev.signet.domain.signature;

import org.jspecify.annotations.NullMarked;
