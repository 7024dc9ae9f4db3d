package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bootstrap.Document;
import dev.signet.domain.Hkdf;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.signature.HmacKey;
import dev.signet.domain.signature.SignedRequest;
import dev.signet.domain.signature.SigningProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What `docs/protocol/vectors/signing` says of requests that clients signed.
final class SigningVectorsTest {

    private static final Path VECTORS = Path.of("../docs/protocol/vectors/signing");

    @TestFactory
    Stream<DynamicTest> vectors() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(VECTORS)) {
            files = all.sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(15);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> verify(file)));
    }

    private static void verify(Path file) throws IOException {
        Map<String, @Nullable Object> whole = VectorValues.known(
                Document.parse(Files.readString(file)), Set.of("spec", "given", "request", "expect"));
        Map<String, @Nullable Object> given = VectorValues.known(whole.get("given"), Set.of("keys", "now"));
        Map<String, @Nullable Object> request = VectorValues.known(
                whole.get("request"), Set.of("profile", "method", "target", "body", "timestamp", "signature"));
        Map<String, @Nullable Object> expect = VectorValues.known(whole.get("expect"), Set.of("message", "verdict"));
        List<HmacKey> keys = ((List<?>) Objects.requireNonNull(given.get("keys")))
                .stream()
                        .map(key -> new HmacKey(new CredentialId(UUID.randomUUID()), (String) key))
                        .toList();
        SignedRequest signed = new SignedRequest(
                SigningProfile.valueOf(text(request, "profile").toUpperCase(Locale.ROOT)),
                text(request, "method"),
                text(request, "target"),
                utf8(text(request, "body")),
                new SignedRequest.Stamp(text(request, "timestamp"), text(request, "signature")));
        Instant now = Instant.ofEpochSecond(((Number) Objects.requireNonNull(given.get("now"))).longValue());
        Map<?, ?> verdict = (Map<?, ?>) Objects.requireNonNull(expect.get("verdict"));
        if (verdict.get("signed_by") instanceof Number which) {
            HmacKey key = keys.get(which.intValue());
            assertThat(signed.judge(keys, now)).isEqualTo(new SignedRequest.SignedBy(key.id()));
            assertThat(HexFormat.of().formatHex(Hkdf.hmac(utf8(key.reveal()), utf8(text(expect, "message")))))
                    .isEqualTo(text(request, "signature"));
        } else {
            String why = (String) Objects.requireNonNull(verdict.get("refused"));
            assertThat(signed.judge(keys, now))
                    .isEqualTo(new SignedRequest.Refused(SignedRequest.Why.valueOf(why.toUpperCase(Locale.ROOT))));
        }
    }

    private static String text(Map<String, @Nullable Object> from, String member) {
        return (String) Objects.requireNonNull(from.get(member), member);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
