/// A class that breaks the table of features, so that the table can be seen to bite.
@NullMarked
package dev.signet.domain.signature.canary;

import org.jspecify.annotations.NullMarked;
