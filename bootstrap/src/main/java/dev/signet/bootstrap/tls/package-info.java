/// Certificates of the ports: read, judged and kept up to date.
@NullMarked
package dev.signet.bootstrap.tls;

import org.jspecify.annotations.NullMarked;
