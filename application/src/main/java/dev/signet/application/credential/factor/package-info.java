/// What people prove themselves by beside their password.
@NullMarked
package dev.signet.application.credential.factor;

import org.jspecify.annotations.NullMarked;
