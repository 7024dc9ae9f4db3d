/// Answers that are kept for requests that come again, in PostgreSQL.
@NullMarked
package dev.signet.persistence.repetition;

import org.jspecify.annotations.NullMarked;
