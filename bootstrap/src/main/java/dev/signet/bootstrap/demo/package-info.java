/// Something to try the service with: two tenants, people and clients, all of them with published names.
@NullMarked
package dev.signet.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
