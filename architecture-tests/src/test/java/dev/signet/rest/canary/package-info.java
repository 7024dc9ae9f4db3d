/// Classes that break the rules of a driving adapter, so that the rules can be seen to bite.
@NullMarked
package dev.signet.rest.canary;

import org.jspecify.annotations.NullMarked;
