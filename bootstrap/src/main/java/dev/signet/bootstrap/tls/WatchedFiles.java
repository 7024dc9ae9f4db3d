package dev.signet.bootstrap.tls;

import dev.signet.bootstrap.settings.TlsFiles;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files of one port. What was good last is shown until something good takes its place.
public final class WatchedFiles {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedFiles.class);
    private static final byte[] NOTHING = {};

    private final String port;
    private final TlsFiles files;
    private final InstantSource clock;
    private final Consumer<ServerIdentity> taker;
    private byte[] seen = NOTHING;
    private String told = "";
    private volatile boolean refused;
    private volatile Instant ends = Instant.EPOCH;

    /// @param port what it is called in log and measurements
    /// @param taker shows the identity to whoever connects from then on
    public WatchedFiles(String port, TlsFiles files, InstantSource clock, Consumer<ServerIdentity> taker) {
        this.port = port;
        this.files = files;
        this.clock = clock;
        this.taker = taker;
    }

    /// What it is called.
    public String port() {
        return port;
    }

    /// Whether the files hold something unusable now.
    public boolean isRefused() {
        return refused;
    }

    /// When the certificate that is shown ends.
    public Instant ends() {
        return ends;
    }

    /// Takes what stands in the files for the first time.
    void open() throws UnusableCertificate {
        PemContents contents = PemContents.of(files);
        seen = contents.digest();
        take(contents);
    }

    /// Takes what stands in the files if it is new and good.
    void look() {
        try {
            PemContents contents = contents();
            byte[] digest = contents.digest();
            if (!MessageDigest.isEqual(digest, seen)) {
                seen = digest;
                take(contents);
                LOG.atInfo().addKeyValue("port", port).addKeyValue("ends", ends).log("took a new certificate");
            }
        } catch (UnusableCertificate e) {
            refuse(e.reason());
        }
    }

    /// What cannot be read is forgotten, so that the same files are taken again when they come back.
    private PemContents contents() throws UnusableCertificate {
        try {
            return PemContents.of(files);
        } catch (UnusableCertificate e) {
            seen = NOTHING;
            throw e;
        }
    }

    private void take(PemContents contents) throws UnusableCertificate {
        ServerIdentity identity = contents.identity(clock.instant());
        taker.accept(identity);
        ends = identity.certificate().getNotAfter().toInstant();
        refused = false;
        told = "";
    }

    /// Says so once for each reason.
    private void refuse(String why) {
        refused = true;
        if (!told.equals(why)) {
            told = why;
            LOG.atError()
                    .addKeyValue("port", port)
                    .addKeyValue("reason", why)
                    .log("refused a new certificate, the one before goes on");
        }
    }
}
