/// Registering clients and finding out whether a request comes from one.
@NullMarked
package dev.signet.application.client;

import org.jspecify.annotations.NullMarked;
