package dev.signet.rest.description;

import dev.signet.rest.UrlSpace;
import dev.signet.rest.observation.Deployment;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.uri.UriMatchVariable;
import io.micronaut.json.JsonMapper;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The OpenAPI 3.1 document of this server. Paths, methods, guards and variables come from the router, bodies from
/// the readers, answers from the types that are written; the rest from what endpoints say of themselves ([Described]).
@Singleton
public final class OpenApi {

    /// The scheme of administrators' tokens.
    public static final String BEARER = "bearer";

    /// The scheme of clients' secrets.
    public static final String CLIENT = "client";

    /// The scheme of the service token.
    public static final String SERVICE_TOKEN = "service_token";

    private final Router router;
    private final Deployment deployment;
    private final JsonMapper json;
    private final Map<String, Operation> described = new HashMap<>();

    OpenApi(Router router, List<Described> endpoints, Deployment deployment, JsonMapper json) {
        this.router = router;
        this.deployment = deployment;
        this.json = json;
        endpoints.forEach(endpoint -> endpoint.operations()
                .forEach((method, operation) -> described.put(key(endpoint.endpoint(), method), operation)));
    }

    /// The document.
    byte[] write() {
        var refusals = new RefusalReplies();
        var components = new Components();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", deployment.name(), "version", deployment.version()));
        document.put("servers", List.of(Map.of("url", "/")));
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        routes().forEach(route -> operation(route)
                .ifPresent(operation -> paths.computeIfAbsent(path(route), path -> new LinkedHashMap<>())
                        .put(method(route), components.resolve(describe(route, operation, refusals)))));
        document.put("paths", paths);
        document.put("components", components.written());
        try {
            return json.writeValueAsBytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The routes that no endpoint says anything of, so that the document is silent about them too.
    public List<String> undescribed() {
        return routes().stream()
                .filter(route -> operation(route).isEmpty())
                .map(route -> method(route) + " " + path(route))
                .toList();
    }

    /// Every path once. What every GET answers to HEAD is HTTP's matter (RFC 9110 §9.3.2), and what a browser asks
    /// before it asks is the browser's (preflight, Fetch §3.2).
    private List<UriRouteInfo<?, ?>> routes() {
        List<UriRouteInfo<?, ?>> routes = new ArrayList<>();
        router.uriRoutes()
                .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
                .filter(route -> route.getHttpMethod() != HttpMethod.OPTIONS)
                .forEach(routes::add);
        routes.sort(
                Comparator.<UriRouteInfo<?, ?>, String>comparing(OpenApi::path).thenComparing(OpenApi::method));
        return routes;
    }

    private Optional<Operation> operation(UriRouteInfo<?, ?> route) {
        return Optional.ofNullable(described.get(key(
                route.getTargetMethod().getDeclaringType(),
                route.getTargetMethod().getMethodName())));
    }

    private static Map<String, Object> describe(
            UriRouteInfo<?, ?> route, Operation operation, RefusalReplies refusals) {
        List<String> roles = roles(route);
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("operationId", id(route));
        written.put("summary", operation.summary());
        written.put("tags", List.of(tag(path(route))));
        written.put("security", security(roles, operation));
        List<Object> parameters = parameters(route, operation);
        if (!parameters.isEmpty()) {
            written.put("parameters", parameters);
        }
        if (!operation.body().isEmpty()) {
            Map<String, Object> content = new LinkedHashMap<>();
            operation.body().forEach((type, schema) -> content.put(type, Map.of("schema", schema)));
            written.put("requestBody", Map.of("required", true, "content", content));
        }
        Map<String, Object> responses = new TreeMap<>();
        refusals.of(path(route), !roles.isEmpty(), operation).forEach(reply -> reply(responses, reply));
        written.put("responses", responses);
        return written;
    }

    /// Replies of one status are one, with several contents.
    private static void reply(Map<String, Object> responses, Operation.Reply reply) {
        Map<String, Object> content = new LinkedHashMap<>();
        reply.content().forEach((type, schema) -> content.put(type, Map.of("schema", schema)));
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("description", reply.description());
        if (!reply.headers().isEmpty()) {
            Map<String, Object> headers = new LinkedHashMap<>();
            reply.headers().forEach(name -> headers.put(name, Map.of("$ref", "#/components/headers/" + name)));
            written.put("headers", headers);
        }
        if (!content.isEmpty()) {
            written.put("content", content);
        }
        responses.put(String.valueOf(reply.status()), written);
    }

    private static List<Object> parameters(UriRouteInfo<?, ?> route, Operation operation) {
        List<Object> all = new ArrayList<>();
        for (UriMatchVariable variable : route.getUriMatchTemplate().getVariables()) {
            if (!variable.isQuery()) {
                all.add(operation.parameters().stream()
                        .filter(p -> p.in().equals("path") && p.name().equals(variable.getName()))
                        .findFirst()
                        .map(OpenApi::parameter)
                        .orElseGet(() -> parameter(new Operation.Parameter(
                                "path", variable.getName(), Shapes.SLUG, "the slug of the tenant"))));
            }
        }
        operation.parameters().stream().filter(p -> !p.in().equals("path")).forEach(p -> all.add(parameter(p)));
        return all;
    }

    private static Map<String, Object> parameter(Operation.Parameter parameter) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("name", parameter.name());
        written.put("in", parameter.in());
        written.put("required", parameter.in().equals("path"));
        written.put("description", parameter.description());
        written.put("schema", parameter.schema());
        return written;
    }

    private static List<Object> security(List<String> roles, Operation operation) {
        if (!roles.isEmpty()) {
            return List.of(Map.of(BEARER, roles));
        }
        List<Object> all = new ArrayList<>();
        operation.proofs().forEach(scheme -> all.add(Map.of(scheme, List.of())));
        return all;
    }

    private static List<String> roles(UriRouteInfo<?, ?> route) {
        return List.of(route.getAnnotationMetadata().stringValues(Secured.class)).stream()
                .filter(role -> !role.equals(SecurityRule.IS_ANONYMOUS))
                .toList();
    }

    private static String id(UriRouteInfo<?, ?> route) {
        var id = new StringBuilder(method(route));
        for (String word : path(route).split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return id.toString();
    }

    private static String tag(String path) {
        if (path.startsWith(UrlSpace.ADMIN)) {
            return "administration";
        }
        if (UrlSpace.speaksOAuth(path)) {
            return "tokens";
        }
        if (UrlSpace.speaksScim(path)) {
            return "provisioning";
        }
        return path.contains("well-known") || path.endsWith(UrlSpace.JWKS_ALIAS) ? "documents" : "operation";
    }

    private static String path(UriRouteInfo<?, ?> route) {
        return route.getUriMatchTemplate().toPathString();
    }

    private static String method(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName().toLowerCase(Locale.ROOT);
    }

    private static String key(Class<?> endpoint, String method) {
        return endpoint.getName() + "#" + method;
    }
}
