package dev.signet.grpc.edge;

import java.net.InetAddress;
import java.util.List;

/// Finds out from where a call comes. The wiring answers this as it does for HTTP, so that a caller is counted as one
/// whatever it speaks.
@FunctionalInterface
public interface PeerAddresses {

    /// Who calls: whoever connects, or, if that is a trusted proxy, whom it names.
    ///
    /// @param peer whoever connects
    /// @param forwarded every line of `x-forwarded-for`, in order
    Peer of(InetAddress peer, List<String> forwarded);

    /// From where a call comes.
    ///
    /// @param address the caller's address
    /// @param source what is counted as one source: the address, or the network that one subscriber owns
    record Peer(String address, String source) {}
}
