package dev.signet.rest.edge;

import java.net.InetAddress;
import java.util.List;

/// Finds out from where a request comes. Whoever connects is the caller, unless it is a trusted proxy: then the entries
/// of `X-Forwarded-For` are read from the last one, which the proxy itself wrote, backwards, and the first that is no
/// trusted proxy is the caller. An entry that is no address ends the reading, for what stands before it was written by
/// nobody who is trusted; the caller is then the last one known.
public final class ClientAddresses {

    static final String HEADER = "X-Forwarded-For";

    private final TrustedProxies proxies;

    /// @param proxies whose word on a caller's address counts
    public ClientAddresses(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /// Who stands behind a connection.
    ///
    /// @param peer whoever connects
    /// @param forwarded every line of [#HEADER], in order
    public ClientAddress of(InetAddress peer, List<String> forwarded) {
        return of(ClientAddress.of(peer), forwarded);
    }

    /// @param forwarded every line of [#HEADER], in order
    ClientAddress of(ClientAddress peer, List<String> forwarded) {
        ClientAddress known = peer;
        if (!proxies.include(known)) {
            return known;
        }
        for (String line : forwarded.reversed()) {
            for (int end = line.length(); end >= 0; ) {
                int comma = line.lastIndexOf(',', end - 1);
                var hop = ClientAddress.parseHop(line.substring(comma + 1, end));
                if (hop.isEmpty()) {
                    return known;
                }
                known = hop.get();
                if (!proxies.include(known)) {
                    return known;
                }
                end = comma;
            }
        }
        return known;
    }
}
