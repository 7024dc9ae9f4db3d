/// Administration, called as an administrator calls it.
@NullMarked
package dev.signet.rest.admin;

import org.jspecify.annotations.NullMarked;
