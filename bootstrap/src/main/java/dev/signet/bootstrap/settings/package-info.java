/// What an operator may set: one table of names, read from environment and file, checked all at once.
@NullMarked
package dev.signet.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
