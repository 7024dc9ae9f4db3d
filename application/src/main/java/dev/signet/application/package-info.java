/// What every use case stands on: transactions that carry their tenant, chance as an argument, and the ways the
/// world can be broken.
@NullMarked
package dev.signet.application;

import org.jspecify.annotations.NullMarked;
