package dev.signet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A certification authority that no system knows, made with the JDK's own tool.
final class PrivateAuthority {

    private static final String PASSWORD = "changeit";

    private final Path directory;
    private final String name;

    PrivateAuthority(Path directory, String name) throws IOException, InterruptedException {
        this.directory = directory;
        this.name = name;
        pair(name, "-ext", "bc:c");
    }

    /// Its certificate, in PEM.
    Path certificate() throws IOException, InterruptedException {
        Path file = directory.resolve(name + ".pem");
        keytool("-exportcert", "-rfc", "-alias", name, "-keystore", store(name), "-file", file.toString());
        return file;
    }

    /// The certificate of a server on the loopback address, in PEM.
    Path certificateOf(String server) throws IOException, InterruptedException {
        pair(server);
        String request = directory.resolve(server + ".csr").toString();
        Path file = directory.resolve(server + ".pem");
        keytool("-certreq", "-alias", server, "-keystore", store(server), "-file", request);
        keytool(
                "-gencert",
                "-rfc",
                "-alias",
                name,
                "-keystore",
                store(name),
                "-infile",
                request,
                "-outfile",
                file.toString(),
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2");
        return file;
    }

    /// The key of a server to which it gave a certificate, in PEM.
    Path keyOf(String server) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(store(server)))) {
            store.load(in, PASSWORD.toCharArray());
        }
        String body = Base64.getMimeEncoder()
                .encodeToString(Objects.requireNonNull(store.getKey(server, PASSWORD.toCharArray()))
                        .getEncoded());
        return Files.writeString(
                directory.resolve(server + ".key"),
                "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
    }

    private void pair(String alias, String... more) throws IOException, InterruptedException {
        List<String> words = Stream.concat(
                        Stream.of(
                                "-genkeypair",
                                "-alias",
                                alias,
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-dname",
                                "CN=" + alias,
                                "-validity",
                                "2",
                                "-keystore",
                                store(alias)),
                        Stream.of(more))
                .toList();
        keytool(words.toArray(String[]::new));
    }

    private String store(String alias) {
        return directory.resolve(alias + ".p12").toString();
    }

    private static void keytool(String... words) throws IOException, InterruptedException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = Stream.concat(
                        Stream.of(tool.toString()),
                        Stream.concat(Stream.of(words), Stream.of("-storetype", "PKCS12", "-storepass", PASSWORD)))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
