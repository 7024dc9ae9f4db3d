/// Where HTTP meets the service: what every answer carries, and how faults are told.
@NullMarked
package dev.signet.rest.edge;

import org.jspecify.annotations.NullMarked;
