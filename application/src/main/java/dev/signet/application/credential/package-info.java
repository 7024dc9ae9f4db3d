/// Hashing, keeping and changing the secrets that prove somebody.
@NullMarked
package dev.signet.application.credential;

import org.jspecify.annotations.NullMarked;
