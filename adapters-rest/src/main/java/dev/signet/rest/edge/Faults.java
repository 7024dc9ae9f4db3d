package dev.signet.rest.edge;

import dev.signet.rest.RequestAttributes;
import dev.signet.rest.UrlSpace;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts faults into words: problem details (RFC 9457), and under the paths of OAuth the three members that its
/// clients read (`error`, `error_description`, `detail`), under those of SCIM its own error schema.
///
/// A problem's `type` is always `about:blank`, its `code` tells programs more, and its `detail` stands alone for the
/// clients that read nothing else: an unknown path is `{"detail":"Not Found", …}`.
public final class Faults {

    private Faults() {}

    /// The answer to `request` that says `fault`.
    public static MutableHttpResponse<?> answer(HttpRequest<?> request, Fault fault) {
        return onto(HttpResponse.status(fault.status()), request, fault);
    }

    /// The same on an answer that exists already and keeps its headers.
    static MutableHttpResponse<?> onto(MutableHttpResponse<?> answer, HttpRequest<?> request, Fault fault) {
        fault.headers().forEach(answer::header);
        if (UrlSpace.speaksScim(request.getPath())) {
            return answer.contentType(MediaType.APPLICATION_JSON_TYPE).body(scim(fault));
        }
        boolean oauth = UrlSpace.speaksOAuth(request.getPath());
        answer.contentType(oauth ? MediaType.APPLICATION_JSON_TYPE : MediaType.APPLICATION_JSON_PROBLEM_TYPE);
        return answer.body(oauth ? oauth(fault) : problem(request, fault));
    }

    private static Map<String, Object> oauth(Fault fault) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", fault.code());
        body.put("error_description", fault.detail());
        body.put("detail", fault.detail());
        return body;
    }

    /// RFC 7644 §3.12, with the `detail` that is common to all.
    private static Map<String, Object> scim(Fault fault) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("schemas", List.of("urn:ietf:params:scim:api:messages:2.0:Error"));
        body.put("status", String.valueOf(fault.status().getCode()));
        body.put("detail", fault.detail());
        return body;
    }

    private static Map<String, Object> problem(HttpRequest<?> request, Fault fault) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", fault.status().getReason());
        body.put("status", fault.status().getCode());
        body.put("code", fault.code());
        body.put("detail", fault.detail());
        if (!fault.wrongs().isEmpty()) {
            body.put("errors", fault.wrongs().stream().map(Faults::one).toList());
        }
        request.getAttribute(RequestAttributes.CORRELATION_ID, String.class)
                .ifPresent(id -> body.put("correlation_id", id));
        return body;
    }

    private static Map<String, String> one(Wrong wrong) {
        String key = wrong.where().startsWith("#") ? "pointer" : "parameter";
        return Map.copyOf(new LinkedHashMap<>(Map.of(key, wrong.where(), "detail", wrong.detail())));
    }

    /// Where several are wrong.
    static List<Wrong> of(Wrong... wrongs) {
        return List.of(wrongs);
    }
}
