/// The seal of refresh tokens.
@NullMarked
package dev.signet.secrets.token;

import org.jspecify.annotations.NullMarked;
