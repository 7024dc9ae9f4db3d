/// The command line against a real server, and against one that misbehaves.
@NullMarked
package dev.signet.cli;

import org.jspecify.annotations.NullMarked;
