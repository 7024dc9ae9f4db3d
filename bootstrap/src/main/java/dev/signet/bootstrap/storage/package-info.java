/// Opening the database of a deployment, embedded or external, with the master keys that belong to it.
@NullMarked
package dev.signet.bootstrap.storage;

import org.jspecify.annotations.NullMarked;
