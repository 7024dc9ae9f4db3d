/// What every feature of the domain shares: identifiers, digests, and the refusal of a malformed value.
@NullMarked
package dev.signet.domain;

import org.jspecify.annotations.NullMarked;
