package dev.signet.rest.admin;

import dev.signet.application.repetition.AnswerOnce;
import dev.signet.domain.Digest;
import dev.signet.domain.tenant.TenantId;
import dev.signet.rest.edge.Fault;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Answers a POST that carries an `Idempotency-Key` once, and the same again whenever it comes again
/// (draft-ietf-httpapi-idempotency-key-header). A key is its caller's, and its tenant's where there is one.
@Singleton
final class Repetitions {

    /// Names the request of a caller.
    static final String KEY = "Idempotency-Key";

    /// Says `true` where an answer was given before.
    static final String REPLAYED = "Idempotent-Replayed";

    /// A structured string (RFC 8941 §3.3.3) without escapes, or the same without its quotes, as many send it.
    private static final Pattern WORD = Pattern.compile(
            "\"([\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]{1,255})\"" + "|([\\x21\\x23-\\x5B\\x5D-\\x7E]{1,255})");

    private static final TenantId NOBODY = new TenantId(new UUID(0, 0));
    private static final List<String> HEADERS = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG);
    private static final String STATUS = "status";
    private static final String BODY = "body";

    private final AnswerOnce once;
    private final JsonMapper json;

    Repetitions(AnswerOnce once, JsonMapper json) {
        this.once = once;
        this.json = json;
    }

    /// What `work` answers, or answered when this request came first.
    ///
    /// @throws Fault if the key stands for another request, or for one that somebody is at
    HttpResponse<?> answer(
            HttpRequest<?> request,
            Administrator administrator,
            byte @Nullable [] body,
            Supplier<? extends HttpResponse<?>> work) {
        String key = request.getHeaders().get(KEY);
        if (key == null) {
            return work.get();
        }
        var first = new AtomicReference<HttpResponse<?>>();
        var asked = new AnswerOnce.Request(
                administrator.addressed().orElse(NOBODY),
                Digest.sha256(administrator.getName() + "\n" + word(key)),
                digest(request, body),
                () -> {
                    HttpResponse<?> answer = work.get();
                    first.set(answer);
                    return write(answer);
                });
        return switch (once.handle(asked)) {
            case AnswerOnce.Done done -> first.get();
            case AnswerOnce.Repeated repeated -> read(repeated.reply());
            case AnswerOnce.InFlight flight ->
                throw Fault.of(
                        HttpStatus.CONFLICT,
                        "request_in_progress",
                        "A request with this Idempotency-Key is being worked on, or was cut off.");
            case AnswerOnce.OtherRequest other ->
                throw Fault.of(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "idempotency_key_reused",
                        "This Idempotency-Key was used for another request.");
        };
    }

    private static String word(String header) {
        var matcher = WORD.matcher(header.strip());
        if (!matcher.matches()) {
            throw Fault.invalidParameter(KEY, "must be a string of 1 to 255 printable ASCII characters");
        }
        String quoted = matcher.group(1);
        return quoted == null ? matcher.group(2) : quoted;
    }

    private static Digest digest(HttpRequest<?> request, byte @Nullable [] body) {
        byte[] line = (request.getMethodName() + " " + request.getUri() + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] sent = body == null ? new byte[0] : body;
        byte[] all = Arrays.copyOf(line, line.length + sent.length);
        System.arraycopy(sent, 0, all, line.length, sent.length);
        return Digest.sha256(all);
    }

    private AnswerOnce.Reply write(HttpResponse<?> answer) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(STATUS, String.valueOf(answer.code()));
        HEADERS.forEach(name -> {
            String value = answer.getHeaders().get(name);
            if (value != null) {
                parts.put(name, value);
            }
        });
        try {
            Object body = answer.body();
            if (body != null) {
                parts.put(BODY, new String(json.writeValueAsBytes(body), StandardCharsets.UTF_8));
            }
            return new AnswerOnce.Reply(json.writeValueAsBytes(parts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<?> read(AnswerOnce.Reply reply) {
        try {
            Map<String, String> parts = json.readValue(reply.bytes(), Argument.mapOf(String.class, String.class));
            if (parts == null) {
                throw new IllegalStateException("a kept answer is empty");
            }
            MutableHttpResponse<byte[]> answer = HttpResponse.status(HttpStatus.valueOf(number(parts)));
            HEADERS.stream().filter(parts::containsKey).forEach(name -> answer.header(name, parts.get(name)));
            String body = parts.get(BODY);
            if (body != null) {
                answer.contentType(MediaType.APPLICATION_JSON_TYPE).body(body.getBytes(StandardCharsets.UTF_8));
            }
            return answer.header(REPLAYED, "true");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Map<String, String> parts) {
        return Integer.parseInt(parts.getOrDefault(STATUS, ""));
    }
}
