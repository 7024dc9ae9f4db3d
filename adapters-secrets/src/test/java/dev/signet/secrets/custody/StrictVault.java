package dev.signet.secrets.custody;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.signet.secrets.JsonMembers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// A server that speaks the part of HashiCorp Vault's HTTP API that Signet uses, as its documentation has
/// it: mounts, tokens with their leases, AppRole and Kubernetes logins, namespaces, key/value engines of
/// version 1 and 2, transit. It is no Vault: it keeps all in memory and refuses what the documentation does
/// not describe.
public final class StrictVault implements AutoCloseable {

    /// The token that opens everything and never ends.
    public static final String ROOT = "hvs.root-of-the-tests";

    private final HttpServer server;
    private final String scheme;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final Map<String, List<Map<String, @Nullable Object>>> kept = new ConcurrentHashMap<>();
    private final StrictTransit transit = new StrictTransit();
    private final StrictRoles roles = new StrictRoles();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Duration lease = Duration.ofHours(1);
    private volatile Duration longest = Duration.ofDays(1);
    private volatile Optional<String> namespace = Optional.empty();
    private volatile boolean sealed;

    private record Token(long made, long ends, boolean renewable, Duration life, Duration longest) {}

    /// What is answered.
    record Reply(int status, Map<String, @Nullable Object> members) {

        static Reply data(Map<String, @Nullable Object> data) {
            Map<String, @Nullable Object> whole = new LinkedHashMap<>();
            whole.put("request_id", UUID.randomUUID().toString());
            whole.put("lease_id", "");
            whole.put("renewable", false);
            whole.put("lease_duration", 2_764_800);
            whole.put("data", data);
            whole.put("wrap_info", null);
            whole.put("warnings", null);
            whole.put("auth", null);
            return new Reply(200, whole);
        }

        static Reply error(int status, String... errors) {
            return new Reply(status, Map.of("errors", List.of(errors)));
        }

        static Reply done() {
            return new Reply(204, Map.of());
        }
    }

    private StrictVault(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        tokens.put(ROOT, new Token(0, Long.MAX_VALUE, false, Duration.ZERO, Duration.ZERO));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /// Starts one on a free port of the loopback address.
    public static StrictVault start() {
        try {
            return new StrictVault(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), "http");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Starts one that speaks TLS.
    public static StrictVault start(SSLContext context) {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context));
            return new StrictVault(server, "https");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Where it is.
    public URI address() {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Tokens made from now on end after `life` unless they are renewed, and after `most` in any case.
    void leases(Duration life, Duration most) {
        this.lease = life;
        this.longest = most;
    }

    /// From now on everything lies in this namespace.
    void namespace(String name) {
        this.namespace = Optional.of(name);
    }

    /// Takes every token but the root's back.
    void revokeAll() {
        tokens.keySet().removeIf(token -> !token.equals(ROOT));
    }

    /// Keeps `members` at `path` of the engine of version 2, as its next version.
    public void keep(String path, Map<String, String> members) {
        versioned(true, "data/" + path, "", Map.of("data", members));
    }

    /// Makes a key of the transit engine.
    ///
    /// @param type such as `ecdsa-p256`
    public void make(String name, String type) {
        transit.reply(true, "keys/" + name, Map.of("type", type));
    }

    /// Seals it, or opens it again.
    public void sealed(boolean isSealed) {
        this.sealed = isSealed;
    }

    /// What was asked for, as `METHOD path`.
    List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        Reply reply = reply(exchange);
        byte[] body = reply.status() == 204 ? new byte[0] : JsonMembers.write(reply.members());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        asked.add(method + " " + path);
        byte[] sent = exchange.getRequestBody().readAllBytes();
        if (sealed) {
            return Reply.error(503, "Vault is sealed");
        }
        if (!path.startsWith("/v1/")
                || !"true".equals(exchange.getRequestHeaders().getFirst("X-Vault-Request"))) {
            return Reply.error(404);
        }
        if (!namespace.equals(Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Vault-Namespace")))) {
            return Reply.error(403, "permission denied");
        }
        Map<String, @Nullable Object> body =
                sent.length == 0 ? Map.of() : JsonMembers.read(sent).orElse(null);
        if (body == null) {
            return Reply.error(400, "failed to parse JSON input");
        }
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        return routed(
                method,
                path.substring(4),
                query,
                body,
                exchange.getRequestHeaders().getFirst("X-Vault-Token"));
    }

    private Reply routed(
            String method, String path, String query, Map<String, @Nullable Object> body, @Nullable String token) {
        boolean writes = method.equals("POST");
        if (writes && path.equals("auth/approle/login")) {
            if (body.equals(Map.of("role_id", "signet", "secret_id", "swordfish"))) {
                return granted(lease, longest);
            }
            return roles.of(body)
                    .map(role -> granted(role.life(), role.longest()))
                    .orElseGet(() -> Reply.error(400, "invalid role or secret ID"));
        }
        if (writes && path.equals("auth/kubernetes/login")) {
            return body.equals(Map.of("role", "signet", "jwt", "the.service.account"))
                    ? granted(lease, longest)
                    : Reply.error(403, "permission denied");
        }
        if (token == null) {
            return Reply.error(403, "permission denied");
        }
        if (!isGood(token)) {
            return Reply.error(403, "2 errors occurred:\n\t* permission denied\n\t* invalid token\n\n");
        }
        if (path.equals("auth/token/lookup-self") && !writes) {
            return Reply.data(lookup(token));
        }
        if (path.equals("auth/token/renew-self") && writes) {
            return renewed(token);
        }
        if (path.startsWith("auth/approle/role/")) {
            return roles.reply(writes, path.substring(18), body);
        }
        if (writes && path.startsWith("sys/policies/acl/")) {
            return body.get("policy") instanceof String
                    ? Reply.done()
                    : Reply.error(400, "'policy' parameter not supplied");
        }
        if (path.startsWith("transit/")) {
            return transit.reply(writes, path.substring(8), body);
        }
        return path.startsWith("secret/")
                ? versioned(writes, path.substring(7), query, body)
                : plain(writes, path, body);
    }

    private boolean isGood(String token) {
        Token known = tokens.get(token);
        return known != null && (token.equals(ROOT) || System.nanoTime() - known.ends() < 0);
    }

    private Map<String, @Nullable Object> lookup(String token) {
        Token known = tokens.get(token);
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("id", token);
        data.put("ttl", token.equals(ROOT) || known == null ? 0L : secondsLeft(known.ends()));
        data.put("renewable", known != null && known.renewable());
        data.put("policies", List.of("default"));
        return data;
    }

    private Reply granted(Duration life, Duration most) {
        String token = "hvs." + UUID.randomUUID();
        long now = System.nanoTime();
        tokens.put(token, new Token(now, now + life.toNanos(), true, life, most));
        return auth(token, life);
    }

    private Reply renewed(String token) {
        Token known = tokens.get(token);
        if (known == null || !known.renewable()) {
            return Reply.error(400, "lease is not renewable");
        }
        long ends = Math.min(
                System.nanoTime() + known.life().toNanos(),
                known.made() + known.longest().toNanos());
        if (secondsLeft(ends) < 1) {
            return Reply.error(500, "1 error occurred:\n\t* past the max TTL, cannot renew\n\n");
        }
        tokens.put(token, new Token(known.made(), ends, true, known.life(), known.longest()));
        return auth(token, Duration.ofSeconds(secondsLeft(ends)));
    }

    private static long secondsLeft(long ends) {
        return Math.max(0, Math.round((ends - System.nanoTime()) / 1e9));
    }

    private static Reply auth(String token, Duration life) {
        Map<String, @Nullable Object> auth = new LinkedHashMap<>();
        auth.put("client_token", token);
        auth.put("accessor", "accessor");
        auth.put("policies", List.of("default"));
        auth.put("lease_duration", life.toSeconds());
        auth.put("renewable", true);
        auth.put("token_type", "service");
        Map<String, @Nullable Object> whole = new LinkedHashMap<>();
        whole.put("data", null);
        whole.put("auth", auth);
        return new Reply(200, whole);
    }

    /// Version 1: what is written is what is read.
    private Reply plain(boolean writes, String path, Map<String, @Nullable Object> body) {
        if (!path.startsWith("kv/")) {
            return Reply.error(404, "no handler for route \"" + path + "\". route entry not found.");
        }
        if (writes && body.isEmpty()) {
            return Reply.error(400, "missing data fields");
        }
        if (writes) {
            kept.put(path, List.of(body));
            return Reply.done();
        }
        List<Map<String, @Nullable Object>> found = kept.get(path);
        return found == null ? Reply.error(404) : Reply.data(found.getFirst());
    }

    /// Version 2: what is written under `data` is read under `data.data`, by version.
    private Reply versioned(boolean writes, String path, String query, Map<String, @Nullable Object> body) {
        if (!path.startsWith("data/")) {
            return new Reply(404, Map.of("warnings", List.of("Invalid path for a versioned K/V secrets engine.")));
        }
        List<Map<String, @Nullable Object>> versions = new ArrayList<>(kept.getOrDefault(path, List.of()));
        if (writes) {
            if (!(body.get("data") instanceof Map<?, ?> data)) {
                return Reply.error(400, "no data provided");
            }
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            data.forEach((name, value) -> copy.put(String.valueOf(name), value));
            versions.add(copy);
            kept.put(path, versions);
            return Reply.data(metadata(versions.size()));
        }
        int version = query.startsWith("version=") ? Integer.parseInt(query.substring(8)) : versions.size();
        if (version < 1 || version > versions.size()) {
            return Reply.error(404);
        }
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("data", versions.get(version - 1));
        data.put("metadata", metadata(version));
        return Reply.data(data);
    }

    private static Map<String, @Nullable Object> metadata(int version) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("created_time", "2026-03-02T12:00:00.000000000Z");
        metadata.put("custom_metadata", null);
        metadata.put("deletion_time", "");
        metadata.put("destroyed", false);
        metadata.put("version", version);
        return metadata;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
