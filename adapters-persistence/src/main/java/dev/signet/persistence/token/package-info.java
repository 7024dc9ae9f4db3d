/// Token families and revocations.
@NullMarked
package dev.signet.persistence.token;

import org.jspecify.annotations.NullMarked;
