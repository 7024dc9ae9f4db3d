package dev.signet.bootstrap.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The settings by which one port is given its certificates.
record TlsSetting(
        Setting<Optional<Path>> certificate,
        Setting<Optional<Path>> key,
        Setting<Optional<Path>> authorities,
        Setting<String> clients) {

    private static final String REQUIRED = "required";
    private static final String PEM = "a file in PEM";

    /// @param port as it is called in the names of settings
    /// @param called as it is called in sentences
    static TlsSetting of(String port, String called) {
        String name = "IDENTITY_" + port + "_TLS_";
        return new TlsSetting(
                Setting.optional(
                        name + "CERTIFICATE_FILE",
                        PEM,
                        "%s is in the clear".formatted(called),
                        "The certificate of %s and those between it and the root, its own first.".formatted(called),
                        Texts::path),
                Setting.optional(
                        name + "KEY_FILE",
                        "a file in PEM (PKCS#8, not encrypted; RSA or EC)",
                        "%s is in the clear".formatted(called),
                        "The private key of that certificate.",
                        Texts::path),
                Setting.optional(
                        name + "CLIENT_CA_FILE",
                        PEM,
                        "clients are not asked for a certificate",
                        "Who vouches for the certificates of clients of %s.".formatted(called),
                        Texts::path),
                Setting.of(
                        name + "CLIENT_CERTIFICATE",
                        "required or wanted",
                        REQUIRED,
                        "Whether a client of %s without a certificate is refused, once clients are asked for one."
                                .formatted(called),
                        Texts.oneOf(REQUIRED, "wanted")));
    }

    Stream<Setting<?>> all() {
        return Stream.of(certificate, key, authorities, clients);
    }

    /// What one of them cannot do without another.
    ///
    /// @param isSet whether a setting has a value
    List<String> contradictions(Function<Setting<Optional<Path>>, Boolean> isSet) {
        return Stream.of(
                        missing(key, certificate, isSet),
                        missing(certificate, key, isSet),
                        missing(certificate, authorities, isSet))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Optional<String> missing(
            Setting<Optional<Path>> needed,
            Setting<Optional<Path>> by,
            Function<Setting<Optional<Path>>, Boolean> isSet) {
        return isSet.apply(by) && !isSet.apply(needed)
                ? Optional.of("%s: is missing, and %s is set; right would be %s"
                        .formatted(needed.name(), by.name(), needed.form()))
                : Optional.empty();
    }

    /// The files, if the port has a certificate.
    Optional<TlsFiles> files(
            Optional<Path> chain, Optional<Path> itsKey, Optional<Path> clientAuthorities, String clientsAre) {
        return chain.flatMap(certificates -> itsKey.map(
                secret -> new TlsFiles(certificates, secret, clientAuthorities, clientsAre.equals(REQUIRED))));
    }
}
