package dev.signet.benchmarks.load;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/// The only place that load may go: this machine.
public final class Loopback {

    private Loopback() {}

    /// `uri`, if its host is a loopback address.
    ///
    /// @throws IllegalArgumentException if it is another's machine, or no address of plain HTTP
    public static URI only(URI uri) {
        String host = uri.getHost();
        if (host == null || !"http".equals(uri.getScheme())) {
            throw new IllegalArgumentException("not an http address: " + uri);
        }
        try {
            if (!InetAddress.getByName(host).isLoopbackAddress()) {
                throw new IllegalArgumentException("load goes to loopback only, not to " + host);
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no such host: " + host, e);
        }
        return uri;
    }
}
