/// Provisioning of people and groups by other systems (SCIM, RFC 7644).
@NullMarked
package dev.signet.application.scim;

import org.jspecify.annotations.NullMarked;
