/// HTTP in: translates requests to use cases and outcomes to responses.
@NullMarked
package dev.signet.rest;

import org.jspecify.annotations.NullMarked;
