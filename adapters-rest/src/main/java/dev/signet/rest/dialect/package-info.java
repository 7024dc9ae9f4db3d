/// What the endpoints that speak the tenant API's dialect have in common: how bodies are read, and what is answered to
/// those that cannot be.
@NullMarked
package dev.signet.rest.dialect;

import org.jspecify.annotations.NullMarked;
