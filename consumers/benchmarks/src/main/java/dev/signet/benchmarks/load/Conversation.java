package dev.signet.benchmarks.load;

import io.netty.handler.codec.http.FullHttpRequest;
import java.io.IOException;
import java.io.InputStream;

/// What one connection asks, request after request. The event loop alone calls it.
interface Conversation {

    /// Whether the next request is one to measure, not one that prepares for it.
    boolean prepared();

    FullHttpRequest next();

    /// Takes the answer to the last request.
    ///
    /// @return whether it is what a working server says
    /// @throws IOException if its body is not JSON
    boolean hears(int status, InputStream body) throws IOException;
}
