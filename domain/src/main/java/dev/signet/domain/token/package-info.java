/// Tokens: the chain of refresh tokens of one grant, access claims, and whether a token still stands.
@NullMarked
package dev.signet.domain.token;

import org.jspecify.annotations.NullMarked;
