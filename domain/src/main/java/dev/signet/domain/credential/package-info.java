/// Secrets that prove somebody: passwords, client secrets, and the policy by which they age.
@NullMarked
package dev.signet.domain.credential;

import org.jspecify.annotations.NullMarked;
