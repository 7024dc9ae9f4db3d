package dev.signet.bootstrap.server;

import dev.signet.bootstrap.settings.Settings;
import dev.signet.bootstrap.storage.CannotStart;
import dev.signet.domain.tenant.IssuerBase;
import dev.signet.domain.tenant.Issuers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;

/// Where the service will be found: tokens name their issuer, so the port must be known before the first one is
/// made.
final class Addresses {

    private Addresses() {}

    /// The port of HTTP: the one that was set, or a free one.
    static int httpPort(Settings.Listening listening) {
        if (listening.httpPort() != 0) {
            return listening.httpPort();
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(address(listening.httpHost()), 0));
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no port is free on " + listening.httpHost(), e);
        }
    }

    /// The issuers: the configured one, or else the loopback address with `port`, https if HTTP has a certificate.
    ///
    /// @param spellings how many names of the loopback address are issuers
    static Issuers issuers(Settings settings, int port, Loopback spellings) {
        String scheme = settings.listening().tls().http().isPresent() ? "https" : "http";
        List<IssuerBase> bases = settings.naming().issuer().map(List::of).orElseGet(() -> switch (spellings) {
            case ONE_NAME -> List.of(base(scheme, "127.0.0.1", port));
            case BOTH_NAMES -> List.of(base(scheme, "127.0.0.1", port), base(scheme, "localhost", port));
        });
        return new Issuers(bases, settings.naming().defaultTenant());
    }

    /// How the loopback address may be spelt.
    enum Loopback {
        ONE_NAME,
        BOTH_NAMES
    }

    private static IssuerBase base(String scheme, String host, int port) {
        return new IssuerBase("%s://%s:%d".formatted(scheme, host, port));
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new CannotStart("IDENTITY_HTTP_HOST is no address of this machine.");
        }
    }
}
