/// How statements reach PostgreSQL: transactions, the tenant setting, rendering, failures.
@NullMarked
package dev.signet.persistence.transaction;

import org.jspecify.annotations.NullMarked;
