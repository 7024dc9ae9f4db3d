/// The OAuth endpoints, in their two dialects: the tenant API's JSON and the forms of RFC 6749, 7009 and 7662.
@NullMarked
package dev.signet.rest.token;

import org.jspecify.annotations.NullMarked;
