/// What can be seen of the service from outside: health, readiness, measurements, and one log event for each
/// request.
@NullMarked
package dev.signet.rest.observation;

import org.jspecify.annotations.NullMarked;
