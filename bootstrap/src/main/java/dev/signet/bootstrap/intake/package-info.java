/// Users from a file of another system.
@NullMarked
package dev.signet.bootstrap.intake;

import org.jspecify.annotations.NullMarked;
