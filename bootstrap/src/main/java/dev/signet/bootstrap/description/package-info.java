/// A deployment described in a file: read, checked as a whole, and made so, again and again with the same end.
@NullMarked
package dev.signet.bootstrap.description;

import org.jspecify.annotations.NullMarked;
