/// Writing and reading the audit trail.
@NullMarked
package dev.signet.application.audit;

import org.jspecify.annotations.NullMarked;
