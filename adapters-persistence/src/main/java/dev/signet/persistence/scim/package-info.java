/// People, groups and tokens of provisioning clients.
@NullMarked
package dev.signet.persistence.scim;

import org.jspecify.annotations.NullMarked;
