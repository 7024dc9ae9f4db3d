/// Tests of what is looked at before a node gets traffic.
@NullMarked
package dev.signet.persistence.readiness;

import org.jspecify.annotations.NullMarked;
