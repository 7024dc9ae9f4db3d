/// Classes that break the rules of a driven adapter, so that the rules can be seen to bite.
@NullMarked
package dev.signet.persistence.canary;

import org.jspecify.annotations.NullMarked;
