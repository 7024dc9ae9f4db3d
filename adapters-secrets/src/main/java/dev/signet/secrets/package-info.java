/// Keys, signing, hashing, entropy and secret stores out.
@NullMarked
package dev.signet.secrets;

import org.jspecify.annotations.NullMarked;
