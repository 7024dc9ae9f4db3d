/// The command line.
@NullMarked
package dev.signet.bootstrap.command;

import org.jspecify.annotations.NullMarked;
