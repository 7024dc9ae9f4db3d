/// PostgreSQL out: every statement of the service.
@NullMarked
package dev.signet.persistence;

import org.jspecify.annotations.NullMarked;
