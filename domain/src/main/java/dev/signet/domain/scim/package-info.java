/// What provisioning clients may say and ask of people and groups: attributes, filters, pages (RFC 7643, RFC 7644).
@NullMarked
package dev.signet.domain.scim;

import org.jspecify.annotations.NullMarked;
