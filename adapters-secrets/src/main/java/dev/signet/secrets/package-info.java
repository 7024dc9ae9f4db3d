/// What every feature of the secrets adapter shares: the master keys, sealing under them, and chance.
@NullMarked
package dev.signet.secrets;

import org.jspecify.annotations.NullMarked;
