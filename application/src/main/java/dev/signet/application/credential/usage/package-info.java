/// Writing down when credentials were used last, behind the requests that use them.
@NullMarked
package dev.signet.application.credential.usage;

import org.jspecify.annotations.NullMarked;
