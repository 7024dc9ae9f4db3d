/// The tenant API's open structures: how members are read and written.
@NullMarked
package dev.signet.grpc.structure;

import org.jspecify.annotations.NullMarked;
