/// Tests of what this server says of itself.
@NullMarked
package dev.signet.rest.description;

import org.jspecify.annotations.NullMarked;
