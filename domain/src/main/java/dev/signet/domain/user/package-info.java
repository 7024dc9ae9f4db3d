/// People: their names, roles, and what these allow.
@NullMarked
package dev.signet.domain.user;

import org.jspecify.annotations.NullMarked;
