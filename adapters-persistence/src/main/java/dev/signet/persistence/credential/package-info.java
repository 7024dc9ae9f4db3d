/// Passwords, client secrets and public keys, as they are kept.
@NullMarked
package dev.signet.persistence.credential;

import org.jspecify.annotations.NullMarked;
