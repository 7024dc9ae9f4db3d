/// What this server says of itself: an OpenAPI document made of its routes, its readers and its answers, and a page
/// that shows it.
@NullMarked
package dev.signet.rest.description;

import org.jspecify.annotations.NullMarked;
