/// Issuing, refreshing, judging and revoking tokens.
@NullMarked
package dev.signet.application.token;

import org.jspecify.annotations.NullMarked;
