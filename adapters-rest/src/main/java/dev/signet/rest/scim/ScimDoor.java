package dev.signet.rest.scim;

import dev.signet.domain.InvalidValue;
import dev.signet.rest.RestSettings;
import dev.signet.rest.edge.RequestProvenance;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What all of provisioning does before and after its own work: see whether it is there at all and who asks, and put
/// faults into words.
@Singleton
final class ScimDoor {

    /// The media type of SCIM (RFC 7644 §8.1).
    static final String SCIM = "application/scim+json";

    private static final String CHALLENGE = "Bearer realm=\"signet\"";

    private final Provisioners provisioners;
    private final boolean enabled;

    ScimDoor(Provisioners provisioners, RestSettings settings) {
        this.provisioners = provisioners;
        this.enabled = settings.scimEnabled();
    }

    /// Answers with what `inside` says to whoever may provision.
    HttpResponse<byte[]> open(
            HttpRequest<?> request, @Nullable String tenant, Function<Provisioner, HttpResponse<byte[]>> inside) {
        RequestProvenance.begin(request);
        try {
            if (!enabled) {
                throw ScimFault.of(HttpStatus.NOT_FOUND, "Not Found");
            }
            return inside.apply(provisioners.of(request, tenant));
        } catch (ScimFault fault) {
            return answer(request, fault);
        } catch (InvalidValue invalid) {
            return answer(request, ScimFault.invalidValue("A value " + invalid.getMessage()));
        }
    }

    /// An answer with this body, of the media type that the caller prefers; those of the tenant API know plain JSON.
    static MutableHttpResponse<byte[]> answer(HttpRequest<?> request, HttpStatus status, Map<String, Object> body) {
        String accepted = String.join(",", request.getHeaders().getAll(HttpHeaders.ACCEPT));
        MediaType type = accepted.contains(SCIM) ? MediaType.of(SCIM) : MediaType.APPLICATION_JSON_TYPE;
        return HttpResponse.<byte[]>status(status).body(Trees.write(body)).contentType(type);
    }

    private static HttpResponse<byte[]> answer(HttpRequest<?> request, ScimFault fault) {
        MutableHttpResponse<byte[]> answer = answer(request, fault.status(), fault.body());
        return fault.status() == HttpStatus.UNAUTHORIZED
                ? answer.header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE)
                : answer;
    }
}
