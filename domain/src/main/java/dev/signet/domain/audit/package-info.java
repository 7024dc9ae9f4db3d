/// What is written down about who did what.
@NullMarked
package dev.signet.domain.audit;

import org.jspecify.annotations.NullMarked;
