package dev.signet.grpc;

import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Who the gRPC port says it is, and who vouches for its clients. Until it is told, the port is in the clear. A new
/// identity is for whoever connects from then on; who is connected stays so.
public final class GrpcCertificates {

    private final boolean clientsRequired;
    private final AtomicReference<@Nullable ChangingSslContext> context = new AtomicReference<>();

    /// @param clientsRequired whether a client without a certificate is refused, where clients are asked for one
    public GrpcCertificates(boolean clientsRequired) {
        this.clientsRequired = clientsRequired;
    }

    /// Shows this from now on.
    ///
    /// @param key of the first certificate
    /// @param chain the server's own certificate first
    /// @param clientAuthorities whose clients are let in; empty: clients are not asked for a certificate
    public void show(PrivateKey key, List<X509Certificate> chain, List<X509Certificate> clientAuthorities) {
        try {
            SslContextBuilder builder = GrpcSslContexts.configure(
                            SslContextBuilder.forServer(key, chain), SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2");
            if (!clientAuthorities.isEmpty()) {
                builder.trustManager(clientAuthorities)
                        .clientAuth(clientsRequired ? ClientAuth.REQUIRE : ClientAuth.OPTIONAL);
            }
            SslContext made = builder.build();
            context.updateAndGet(before -> before == null ? new ChangingSslContext(made) : before.become(made));
        } catch (SSLException e) {
            throw new IllegalArgumentException("no server can show it", e);
        }
    }

    /// By which the port is secured, if it is.
    Optional<SslContext> context() {
        return Optional.ofNullable(context.get());
    }
}
