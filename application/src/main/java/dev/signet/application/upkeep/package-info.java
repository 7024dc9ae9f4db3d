/// What must be thrown away so that nothing grows without bound.
@NullMarked
package dev.signet.application.upkeep;

import org.jspecify.annotations.NullMarked;
