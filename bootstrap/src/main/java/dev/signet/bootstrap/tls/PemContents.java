package dev.signet.bootstrap.tls;

import dev.signet.bootstrap.settings.TlsFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stood in the files of a port at one moment.
final class PemContents {

    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----", Pattern.DOTALL);
    private static final byte[] PROBE = "is it the same key?".getBytes(StandardCharsets.US_ASCII);

    private final TlsFiles files;
    private final byte[] chain;
    private final byte[] key;
    private final byte[] authorities;

    private PemContents(TlsFiles files, byte[] chain, byte[] key, byte[] authorities) {
        this.files = files;
        this.chain = chain;
        this.key = key;
        this.authorities = authorities;
    }

    static PemContents of(TlsFiles files) throws UnusableCertificate {
        byte[] authorities = files.clientAuthorities().isPresent()
                ? read(files.clientAuthorities().get())
                : new byte[0];
        return new PemContents(files, read(files.certificate()), read(files.key()), authorities);
    }

    /// By which a change is noticed, however the files were changed.
    byte[] digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : List.of(chain, key, authorities)) {
                digest.update(MessageDigest.getInstance("SHA-256").digest(part));
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Reads and judges it.
    ///
    /// @throws UnusableCertificate if a part is not what it should be, or does not fit the others
    ServerIdentity identity(Instant now) throws UnusableCertificate {
        List<X509Certificate> certificates = certificates(chain, files.certificate());
        for (X509Certificate certificate : certificates) {
            insistOnPeriod(certificate, now);
        }
        insistOnOrder(certificates);
        PublicKey ours = certificates.getFirst().getPublicKey();
        PrivateKey secret = privateKey(ours.getAlgorithm());
        insistOnPair(secret, ours);
        return new ServerIdentity(
                secret,
                certificates,
                files.clientAuthorities().isPresent()
                        ? certificates(authorities, files.clientAuthorities().get())
                        : List.of());
    }

    private static byte[] read(Path file) throws UnusableCertificate {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UnusableCertificate("The file %s cannot be read.".formatted(file));
        }
    }

    private static List<X509Certificate> certificates(byte[] pem, Path file) throws UnusableCertificate {
        try {
            List<X509Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (CertificateException e) {
            // what it says may quote the file
        }
        throw new UnusableCertificate("The file %s holds no certificate in PEM.".formatted(file));
    }

    private void insistOnPeriod(X509Certificate certificate, Instant now) throws UnusableCertificate {
        try {
            certificate.checkValidity(Date.from(now));
        } catch (CertificateException e) {
            throw new UnusableCertificate("In %s the certificate of %s counts from %s to %s only."
                    .formatted(
                            files.certificate(),
                            certificate.getSubjectX500Principal(),
                            certificate.getNotBefore().toInstant(),
                            certificate.getNotAfter().toInstant()));
        }
    }

    private void insistOnOrder(List<X509Certificate> certificates) throws UnusableCertificate {
        try {
            for (int i = 0; i + 1 < certificates.size(); i++) {
                certificates.get(i).verify(certificates.get(i + 1).getPublicKey());
            }
        } catch (GeneralSecurityException e) {
            throw new UnusableCertificate(
                    "In %s each certificate must be signed by the one after it.".formatted(files.certificate()));
        }
    }

    private PrivateKey privateKey(String algorithm) throws UnusableCertificate {
        Matcher pem = PRIVATE_KEY.matcher(new String(key, StandardCharsets.ISO_8859_1));
        if (!pem.find()) {
            throw new UnusableCertificate(
                    "The file %s holds no private key in PEM (PKCS#8, not encrypted).".formatted(files.key()));
        }
        try {
            return KeyFactory.getInstance(algorithm)
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnusableCertificate("The key in %s is not of the kind of the certificate in %s."
                    .formatted(files.key(), files.certificate()));
        }
    }

    private void insistOnPair(PrivateKey secret, PublicKey open) throws UnusableCertificate {
        String algorithm = switch (open.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default ->
                throw new UnusableCertificate(
                        "The certificate in %s is neither of RSA nor of EC.".formatted(files.certificate()));
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(secret);
            signature.update(PROBE);
            byte[] made = signature.sign();
            signature.initVerify(open);
            signature.update(PROBE);
            if (signature.verify(made)) {
                return;
            }
        } catch (GeneralSecurityException e) {
            // not a pair, then
        }
        throw new UnusableCertificate(
                "The key in %s is not that of the certificate in %s.".formatted(files.key(), files.certificate()));
    }
}
