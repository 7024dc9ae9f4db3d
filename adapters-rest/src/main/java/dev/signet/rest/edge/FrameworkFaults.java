package dev.signet.rest.edge;

import dev.signet.rest.RequestAttributes;
import dev.signet.rest.observation.CorrelationIds;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import jakarta.inject.Singleton;
import java.util.Locale;

/// Words for what the HTTP server itself refuses: an unknown path, a wrong method, a body too large or
/// unreadable. The server's own messages name classes and repeat input, so none of them gets out.
@Singleton
final class FrameworkFaults implements ErrorResponseProcessor<Object> {

    private final AnswerHeaders headers;

    FrameworkFaults(AnswerHeaders headers) {
        this.headers = headers;
    }

    @Override
    @SuppressWarnings("unchecked") // the body of an answer is whatever the renderer makes of it
    public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> answer) {
        HttpRequest<?> request = context.getRequest();
        Fault fault = fault(status(request, answer));
        if (!request.getAttributes().contains(RequestAttributes.CORRELATION_ID)) {
            // What cannot be read at all passes no filter, so it gets here what they give.
            String id = CorrelationIds.of(request);
            request.setAttribute(RequestAttributes.CORRELATION_ID, id);
            answer.header(CorrelationIds.HEADER, id);
            headers.complete(answer);
            // The server hangs up on whom it could not read; who is not told asks again on a dead connection.
            answer.header(HttpHeaders.CONNECTION, "close");
        }
        return (MutableHttpResponse<Object>) Faults.onto(answer.status(fault.status()), request, fault);
    }

    /// The server calls everything that is too long 413, and knows better: a URI is 414 (RFC 9110 §15.5.15), a header
    /// section 431 (RFC 6585 §5).
    private static HttpStatus status(HttpRequest<?> request, MutableHttpResponse<?> answer) {
        HttpStatus status = HttpStatus.valueOf(answer.code());
        if (status != HttpStatus.REQUEST_ENTITY_TOO_LARGE || !(request instanceof NettyHttpRequest<?> received)) {
            return status;
        }
        return switch (received.getNativeRequest().decoderResult().cause()) {
            case TooLongHttpLineException _ -> HttpStatus.REQUEST_URI_TOO_LONG;
            case TooLongHttpHeaderException _ -> HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
            case null, default -> status;
        };
    }

    private static Fault fault(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> Fault.of(status, "invalid_request", "The request cannot be read.");
            case NOT_FOUND -> Fault.of(status, "not_found", "Not Found");
            case METHOD_NOT_ALLOWED -> Fault.of(status, "method_not_allowed", "Method Not Allowed");
            case REQUEST_ENTITY_TOO_LARGE -> Fault.of(status, "content_too_large", "The body is too large.");
            case REQUEST_URI_TOO_LONG -> Fault.of(status, "uri_too_long", "The URI is too long.");
            case REQUEST_HEADER_FIELDS_TOO_LARGE ->
                Fault.of(status, "header_too_large", "The header section is too large.");
            case UNSUPPORTED_MEDIA_TYPE ->
                Fault.of(status, "unsupported_media_type", "The body's content type is not understood here.");
            case INTERNAL_SERVER_ERROR -> UnexpectedHandler.bland();
            default -> Fault.of(status, status.name().toLowerCase(Locale.ROOT), status.getReason());
        };
    }
}
