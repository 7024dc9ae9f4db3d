/// Provisioning people and their roles.
@NullMarked
package dev.signet.application.user;

import org.jspecify.annotations.NullMarked;
