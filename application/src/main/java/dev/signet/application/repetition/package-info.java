/// Requests that come again, and what was answered the first time.
@NullMarked
package dev.signet.application.repetition;

import org.jspecify.annotations.NullMarked;
