/// Signing keys: making, publishing, rotating them; verifying what others signed; remembering what was used once.
@NullMarked
package dev.signet.application.signature;

import org.jspecify.annotations.NullMarked;
