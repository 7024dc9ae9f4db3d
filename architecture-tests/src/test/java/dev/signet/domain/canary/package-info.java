/// Classes that break the rules of the domain, so that the rules can be seen to bite.
@NullMarked
package dev.signet.domain.canary;

import org.jspecify.annotations.NullMarked;
