/// The audit trail on the wire: its filters, its entries, and what verification found.
@NullMarked
package dev.signet.rest.audit;

import org.jspecify.annotations.NullMarked;
