/// A real PostgreSQL that Signet brings along: its programs, one directory, one process, and the care that one
/// server has one directory.
@NullMarked
package dev.signet.persistence.embedded;

import org.jspecify.annotations.NullMarked;
