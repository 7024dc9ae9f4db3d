/// Keys by which clients sign requests, and finding out whether one did.
@NullMarked
package dev.signet.application.client.signing;

import org.jspecify.annotations.NullMarked;
