/// Clients, with what proves them.
@NullMarked
package dev.signet.persistence.client;

import org.jspecify.annotations.NullMarked;
