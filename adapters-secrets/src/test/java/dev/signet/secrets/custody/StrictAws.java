package dev.signet.secrets.custody;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signet.domain.Digest;
import dev.signet.secrets.JsonMembers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A server that speaks the part of AWS Secrets Manager and KMS that Signet uses, as their API references
/// have it: JSON 1.1, an operation by `X-Amz-Target`, requests signed by version 4 for the right region and
/// service (whose form is looked at, not the signature). It is no AWS: moto, which verifies more, is run
/// against elsewhere.
public final class StrictAws implements AutoCloseable {

    private static final Pattern SIGNED = Pattern.compile("AWS4-HMAC-SHA256 Credential=\\S+/\\d{8}/eu-west-1/"
            + "(secretsmanager|kms)/aws4_request, SignedHeaders=\\S*x-amz-date\\S*, Signature=[0-9a-f]{64}");
    private static final String RSA = "RSA_2048";
    private static final String EDWARDS = "ECC_NIST_EDWARDS25519";
    private static final String ARN = "arn:aws:kms:eu-west-1:123456789012:key/";

    private final HttpServer server;
    private final Map<String, List<Map<String, String>>> secrets = new ConcurrentHashMap<>();
    private final Map<String, Key> keys = new ConcurrentHashMap<>();
    private volatile boolean silent;

    private record Key(String spec, KeyPair pair) {}

    private record Reply(int status, Map<String, @Nullable Object> members) {

        static Reply error(String type) {
            return new Reply(400, Map.of("__type", type, "message", "as the reference has it"));
        }
    }

    private StrictAws(HttpServer server) {
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /// Starts one on a free port of the loopback address.
    public static StrictAws start() {
        try {
            return new StrictAws(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Where it is.
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Keeps `text` as the next version of a secret.
    public void keep(String name, String text) {
        stored(name, Map.of("SecretString", text));
    }

    /// Keeps bytes as the next version of a secret.
    public void keep(String name, byte[] bytes) {
        stored(name, Map.of("SecretBinary", Base64.getEncoder().encodeToString(bytes)));
    }

    /// Makes a key of KMS, and says its id.
    ///
    /// @param spec such as `ECC_NIST_P256`
    public String make(String spec) {
        String id = UUID.randomUUID().toString();
        keys.put(id, new Key(spec, pair(spec)));
        return id;
    }

    /// From now on it answers with errors of its own alone, or no more.
    void silent(boolean isSilent) {
        this.silent = isSilent;
    }

    private void answer(HttpExchange exchange) throws IOException {
        Reply reply = reply(exchange);
        byte[] body = JsonMembers.write(reply.members());
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        if (silent) {
            return new Reply(500, Map.of("__type", "InternalServiceError"));
        }
        String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        String proof = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String service = target.startsWith("secretsmanager.") ? "/secretsmanager/" : "/kms/";
        if (!exchange.getRequestMethod().equals("POST")
                || !"application/x-amz-json-1.1"
                        .equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            return Reply.error("SerializationException");
        }
        if (!SIGNED.matcher(proof).matches() || !proof.contains(service)) {
            return Reply.error("IncompleteSignature");
        }
        return done(target, JsonMembers.read(sent).orElseThrow());
    }

    private Reply done(String target, Map<String, @Nullable Object> in) {
        return switch (target) {
            case "secretsmanager.CreateSecret" -> stored(text(in, "Name"), said(in));
            case "secretsmanager.PutSecretValue" -> stored(text(in, "SecretId"), said(in));
            case "secretsmanager.GetSecretValue" -> found(text(in, "SecretId"), in.get("VersionId"));
            case "TrentService.CreateKey" -> made(text(in, "KeySpec"));
            case "TrentService.GetPublicKey" -> shown(text(in, "KeyId"));
            case "TrentService.Sign" -> signed(in);
            default -> Reply.error("UnknownOperationException");
        };
    }

    private static Map<String, String> said(Map<String, @Nullable Object> in) {
        return in.get("SecretBinary") instanceof String bytes
                ? Map.of("SecretBinary", bytes)
                : Map.of("SecretString", text(in, "SecretString"));
    }

    private Reply stored(String name, Map<String, String> value) {
        List<Map<String, String>> versions = new ArrayList<>(secrets.getOrDefault(name, List.of()));
        versions.add(value);
        secrets.put(name, versions);
        return new Reply(200, Map.of("Name", name, "VersionId", version(versions.size())));
    }

    private Reply found(String name, @Nullable Object version) {
        List<Map<String, String>> versions = secrets.getOrDefault(name, List.of());
        int number = version == null
                ? versions.size()
                : Integer.parseInt(version.toString().substring(24));
        if (number < 1 || number > versions.size()) {
            return Reply.error("ResourceNotFoundException");
        }
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("Name", name);
        out.putAll(versions.get(number - 1));
        out.put("VersionId", version(number));
        out.put("VersionStages", List.of("AWSCURRENT"));
        return new Reply(200, out);
    }

    /// Ids of versions are UUIDs.
    private static String version(int number) {
        return "00000000-0000-4000-8000-%012d".formatted(number);
    }

    private Reply made(String spec) {
        String id = make(spec);
        return new Reply(200, Map.of("KeyMetadata", Map.of("KeyId", id, "Arn", ARN + id)));
    }

    private Reply shown(String name) {
        String id = id(name);
        Key key = keys.get(id);
        if (key == null) {
            return Reply.error("NotFoundException");
        }
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("KeyId", ARN + id);
        out.put("KeySpec", key.spec());
        out.put("KeyUsage", "SIGN_VERIFY");
        out.put(
                "PublicKey",
                Base64.getEncoder().encodeToString(key.pair().getPublic().getEncoded()));
        out.put(
                "SigningAlgorithms",
                switch (key.spec()) {
                    case RSA -> List.of("RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PSS_SHA_256");
                    case EDWARDS -> List.of("ED25519_SHA_512", "ED25519_PH_SHA_512");
                    default -> List.of("ECDSA_SHA_256");
                });
        return new Reply(200, out);
    }

    private Reply signed(Map<String, @Nullable Object> in) {
        Key key = keys.get(id(text(in, "KeyId")));
        if (key == null) {
            return Reply.error("NotFoundException");
        }
        byte[] message = Base64.getDecoder().decode(text(in, "Message"));
        String wanted = switch (key.spec()) {
            case RSA -> "RSASSA_PKCS1_V1_5_SHA_256";
            case EDWARDS -> "ED25519_SHA_512";
            default -> "ECDSA_SHA_256";
        };
        boolean raw = text(in, "MessageType").equals("RAW");
        boolean edwards = key.spec().equals(EDWARDS);
        if (raw ? message.length > 4_096 : edwards || message.length != 32) {
            return Reply.error("ValidationException");
        }
        if (!text(in, "SigningAlgorithm").equals(wanted)) {
            return Reply.error("InvalidKeyUsageException");
        }
        return new Reply(
                200,
                Map.of(
                        "Signature",
                        Base64.getEncoder()
                                .encodeToString(signature(
                                        key,
                                        raw && !edwards ? Digest.sha256(message).bytes() : message))));
    }

    private static byte[] signature(Key key, byte[] digest) {
        boolean rsa = key.spec().equals(RSA);
        String name = rsa ? "NONEwithRSA" : key.spec().equals(EDWARDS) ? "Ed25519" : "NONEwithECDSA";
        try {
            Signature engine = Signature.getInstance(name);
            engine.initSign(key.pair().getPrivate());
            if (rsa) { // the name of the hash before it (RFC 8017 §9.2)
                engine.update(java.util.HexFormat.of().parseHex("3031300d060960864801650304020105000420"));
            }
            engine.update(digest);
            return engine.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair(String spec) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(
                    switch (spec) {
                        case RSA -> "RSA";
                        case EDWARDS -> "Ed25519";
                        default -> "EC";
                    });
            if (spec.equals(RSA)) {
                generator.initialize(2048);
            } else if (!spec.equals(EDWARDS)) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(String name) {
        return name.startsWith(ARN) ? name.substring(ARN.length()) : name;
    }

    private static String text(Map<String, @Nullable Object> in, String name) {
        return String.valueOf(in.get(name));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
