/// The endpoints by which credentials are changed and checked, in the tenant API's dialect.
@NullMarked
package dev.signet.rest.credential;

import org.jspecify.annotations.NullMarked;
