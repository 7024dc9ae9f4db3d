/// Users, their names and their roles.
@NullMarked
package dev.signet.persistence.user;

import org.jspecify.annotations.NullMarked;
