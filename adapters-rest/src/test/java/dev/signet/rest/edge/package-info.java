/// What every answer carries, and how faults are told, over the real server.
@NullMarked
package dev.signet.rest.edge;

import org.jspecify.annotations.NullMarked;
