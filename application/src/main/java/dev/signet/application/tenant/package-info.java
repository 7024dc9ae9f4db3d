/// Making and changing tenants, and finding the tenant that a request names.
@NullMarked
package dev.signet.application.tenant;

import org.jspecify.annotations.NullMarked;
