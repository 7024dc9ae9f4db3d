package dev.signet.grpc.authorization;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.client.Scopes;
import dev.signet.grpc.edge.Fault;
import envoy.config.core.v3.HeaderValue;
import envoy.service.auth.v3.AttributeContext;
import envoy.service.auth.v3.CheckRequest;
import io.grpc.Metadata;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a proxy tells of a request: the client's headers, and what its own configuration says of the route.
final class CheckedRequest {

    private static final String BEARER = "Bearer ";
    private static final String AUTHORIZATION = "authorization";

    /// What the route asks for, under `context_extensions`: the tenant whose tokens alone open it, and the scopes that
    /// a token must hold, separated by spaces.
    private static final String TENANT = "tenant";

    private static final String SCOPE = "scope";

    private final AttributeContext attributes;

    CheckedRequest(CheckRequest request) {
        this.attributes = request.getAttributes();
    }

    /// The bearer token (RFC 6750 §2.1); empty if there is none, or more than one.
    Optional<String> token() {
        List<String> lines = lines(AUTHORIZATION);
        return lines.size() == 1
                ? Optional.of(lines.getFirst())
                        .filter(line -> line.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                        .map(line -> line.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    /// Whether the client tried to prove anything.
    boolean hasProof() {
        return !lines(AUTHORIZATION).isEmpty();
    }

    /// The tenant that the route is for; empty if it is for none in particular.
    Optional<String> tenantOfRoute() {
        return Optional.of(attributes.getContextExtensionsOrDefault(TENANT, "").strip())
                .filter(slug -> !slug.isEmpty());
    }

    /// The tenant that the client names, by the first of `names` that says anything.
    Optional<String> tenantOfClient(List<Metadata.Key<String>> names) {
        return names.stream()
                .flatMap(name -> lines(name.name()).stream())
                .map(String::strip)
                .filter(slug -> !slug.isEmpty())
                .findFirst();
    }

    /// The scopes that a token must hold to pass.
    ///
    /// @throws io.grpc.StatusRuntimeException INVALID_ARGUMENT if the configuration names what is no scope: the
    ///     proxy then lets nobody pass
    Scopes required() {
        try {
            return Scopes.parse(attributes.getContextExtensionsOrDefault(SCOPE, ""));
        } catch (InvalidValue e) {
            throw Fault.invalid("context extension scope is not well-formed");
        }
    }

    /// The values of the header called `name`, in lower case.
    private List<String> lines(String name) {
        AttributeContext.HttpRequest http = attributes.getRequest().getHttp();
        if (http.hasHeaderMap()) {
            return http.getHeaderMap().getHeadersList().stream()
                    .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(name))
                    .map(CheckedRequest::value)
                    .toList();
        }
        return http.containsHeaders(name) ? List.of(http.getHeadersOrThrow(name)) : List.of();
    }

    private static String value(HeaderValue header) {
        return header.getRawValue().isEmpty()
                ? header.getValue()
                : header.getRawValue().toStringUtf8();
    }
}
