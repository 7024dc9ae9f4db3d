/// Secrets and keys that are kept elsewhere: environment, files, HashiCorp Vault, AWS.
@NullMarked
package dev.signet.secrets.custody;

import org.jspecify.annotations.NullMarked;
