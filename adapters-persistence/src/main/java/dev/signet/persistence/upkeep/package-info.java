/// Throwing away what no longer matters.
@NullMarked
package dev.signet.persistence.upkeep;

import org.jspecify.annotations.NullMarked;
