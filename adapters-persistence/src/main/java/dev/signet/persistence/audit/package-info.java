/// The audit trail.
@NullMarked
package dev.signet.persistence.audit;

import org.jspecify.annotations.NullMarked;
