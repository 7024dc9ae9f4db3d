/// What tenants demand of credentials.
@NullMarked
package dev.signet.application.credential.policy;

import org.jspecify.annotations.NullMarked;
