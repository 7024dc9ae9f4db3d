/// Whether this node can do its work, and what is wrong if not.
@NullMarked
package dev.signet.application.readiness;

import org.jspecify.annotations.NullMarked;
