/// The administration of Signet from a terminal, over the admin API.
@NullMarked
package dev.signet.cli;

import org.jspecify.annotations.NullMarked;
