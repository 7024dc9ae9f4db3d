/// Public documents: the keys and the metadata of a tenant, rendered ahead of the requests for them.
@NullMarked
package dev.signet.rest.signature;

import org.jspecify.annotations.NullMarked;
