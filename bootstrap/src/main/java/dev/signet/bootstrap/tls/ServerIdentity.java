package dev.signet.bootstrap.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/// Who a port is, and who vouches for its clients. What is in it fits together.
public final class ServerIdentity {

    private final PrivateKey key;
    private final List<X509Certificate> chain;
    private final List<X509Certificate> authorities;

    ServerIdentity(PrivateKey key, List<X509Certificate> chain, List<X509Certificate> authorities) {
        this.key = key;
        this.chain = List.copyOf(chain);
        this.authorities = List.copyOf(authorities);
    }

    /// The private key of the first certificate.
    public PrivateKey key() {
        return key;
    }

    /// The certificates, the port's own first.
    public List<X509Certificate> chain() {
        return chain;
    }

    /// Whose clients are let in; empty: clients are not asked.
    public List<X509Certificate> authorities() {
        return authorities;
    }

    /// The port's own certificate.
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    @Override
    public String toString() {
        return "ServerIdentity[" + certificate().getSubjectX500Principal() + "]";
    }
}
