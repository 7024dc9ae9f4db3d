/// Classes that break the rules of the application, so that the rules can be seen to bite.
@NullMarked
package dev.signet.application.canary;

import org.jspecify.annotations.NullMarked;
