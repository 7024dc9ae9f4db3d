/// Tenants, and the directory of their slugs.
@NullMarked
package dev.signet.persistence.tenant;

import org.jspecify.annotations.NullMarked;
