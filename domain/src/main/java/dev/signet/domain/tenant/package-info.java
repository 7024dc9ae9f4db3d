/// Tenants: who they are, under which names and issuers they speak, and by which rules their tokens live.
@NullMarked
package dev.signet.domain.tenant;

import org.jspecify.annotations.NullMarked;
