/// Clients (RFC 6749 §2): what they may ask for, and how they prove who they are.
@NullMarked
package dev.signet.domain.client;

import org.jspecify.annotations.NullMarked;
