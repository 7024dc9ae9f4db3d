/// Tells proxies whether a request may pass.
@NullMarked
package dev.signet.rest.authorization;

import org.jspecify.annotations.NullMarked;
