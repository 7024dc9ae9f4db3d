/// Provisioning over HTTP (SCIM 2.0, RFC 7643, RFC 7644, RFC 9865), in its own words for faults.
@NullMarked
package dev.signet.rest.scim;

import org.jspecify.annotations.NullMarked;
