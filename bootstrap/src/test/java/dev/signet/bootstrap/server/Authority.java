package dev.signet.bootstrap.server;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Somebody who vouches for others with certificates.
final class Authority {

    private final X500Principal name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    private Authority(X500Principal name, KeyPair keys) {
        this.name = name;
        this.keys = keys;
        this.certificate = certify(name, keys, Kind.AUTHORITY, Duration.ofDays(1));
    }

    static Authority called(String name) {
        return new Authority(new X500Principal("CN=" + name), pair("EC"));
    }

    /// What is certified.
    private enum Kind {
        AUTHORITY,
        LEAF
    }

    /// A pair of keys with its certificate.
    record Holder(X509Certificate certificate, KeyPair keys) {

        /// Puts both where a server finds them.
        void write(Path chain, Path key) throws IOException {
            Files.writeString(chain, pem(certificate));
            Files.writeString(key, pem(new JcaPKCS8Generator(keys.getPrivate(), null)));
        }

        KeyStore store() throws GeneralSecurityException, IOException {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("holder", keys.getPrivate(), new char[0], new X509Certificate[] {certificate});
            return store;
        }
    }

    /// @param algorithm RSA or EC
    Holder certify(String holder, String algorithm, Duration lifetime) {
        KeyPair pair = pair(algorithm);
        return new Holder(certify(new X500Principal("CN=" + holder), pair, Kind.LEAF, lifetime), pair);
    }

    Holder certify(String holder) {
        return certify(holder, "EC", Duration.ofDays(1));
    }

    void write(Path file) throws IOException {
        Files.writeString(file, pem(certificate));
    }

    X509Certificate certificate() {
        return certificate;
    }

    KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", certificate);
        return store;
    }

    private X509Certificate certify(X500Principal subject, KeyPair pair, Kind kind, Duration lifetime) {
        Instant now = Instant.now();
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    new BigInteger(64, new SecureRandom()),
                    Date.from(now.minus(Duration.ofDays(2))),
                    Date.from(now.plus(lifetime)),
                    subject,
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(kind == Kind.AUTHORITY));
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            }));
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(Object thing) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(thing);
        }
        return text.toString();
    }
}
