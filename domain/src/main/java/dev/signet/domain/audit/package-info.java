/// What is written down about who did what, and what ties it to the records of others.
@NullMarked
package dev.signet.domain.audit;

import org.jspecify.annotations.NullMarked;
