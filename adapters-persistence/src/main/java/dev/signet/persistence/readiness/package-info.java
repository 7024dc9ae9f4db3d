/// What a node that is to get traffic must find in the store, looked at behind the requests that ask.
@NullMarked
package dev.signet.persistence.readiness;

import org.jspecify.annotations.NullMarked;
