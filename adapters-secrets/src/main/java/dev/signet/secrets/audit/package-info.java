/// The seals of the audit trail.
@NullMarked
package dev.signet.secrets.audit;

import org.jspecify.annotations.NullMarked;
