package dev.signet.rest;

import io.micronaut.http.ssl.CertificateProvider;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Sinks;

/// Who the HTTP port says it is, and who vouches for its clients. A new identity is for whoever connects from then
/// on; who is connected stays so.
public final class HttpCertificates implements CertificateProvider {

    /// Under which name the server knows it.
    public static final String NAME = "http";

    private final Sinks.Many<KeyStore> identities = Sinks.many().replay().latest();
    private final Sinks.Many<KeyStore> authorities = Sinks.many().replay().latest();

    /// Shows this from now on.
    ///
    /// @param key of the first certificate
    /// @param chain the server's own certificate first
    /// @param clientAuthorities whose clients are let in, where clients are asked for a certificate
    public void show(PrivateKey key, List<X509Certificate> chain, List<X509Certificate> clientAuthorities) {
        try {
            KeyStore identity = empty();
            identity.setKeyEntry(NAME, key, new char[0], chain.toArray(X509Certificate[]::new));
            KeyStore trusted = empty();
            for (int i = 0; i < clientAuthorities.size(); i++) {
                trusted.setCertificateEntry(NAME + i, clientAuthorities.get(i));
            }
            authorities.emitNext(trusted, Sinks.EmitFailureHandler.FAIL_FAST);
            identities.emitNext(identity, Sinks.EmitFailureHandler.FAIL_FAST);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("a key store cannot hold it", e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    @Override
    public Publisher<KeyStore> getKeyStore() {
        return identities.asFlux();
    }

    @Override
    public Publisher<KeyStore> getTrustStore() {
        return authorities.asFlux();
    }

    @Override
    public String getName() {
        return NAME;
    }
}
