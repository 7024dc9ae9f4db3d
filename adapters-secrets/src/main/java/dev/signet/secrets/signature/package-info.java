/// Signing keys and what is signed with them: tokens of our own, and the assertions of clients.
@NullMarked
package dev.signet.secrets.signature;

import org.jspecify.annotations.NullMarked;
