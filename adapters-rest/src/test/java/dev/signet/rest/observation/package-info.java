/// Health, readiness, measurements and the log, over the real server.
@NullMarked
package dev.signet.rest.observation;

import org.jspecify.annotations.NullMarked;
