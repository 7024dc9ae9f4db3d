package dev.signet.rest.edge;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Locale;

/// Words for what the HTTP server itself refuses: an unknown path, a wrong method, a body too large or
/// unreadable. The server's own messages name classes and repeat input, so none of them gets out.
@Singleton
final class FrameworkFaults implements ErrorResponseProcessor<Object> {

    @Override
    @SuppressWarnings("unchecked") // the body of an answer is whatever the renderer makes of it
    public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> answer) {
        Fault fault = fault(HttpStatus.valueOf(answer.code()));
        return (MutableHttpResponse<Object>) Faults.onto(answer, context.getRequest(), fault);
    }

    private static Fault fault(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> Fault.of(status, "invalid_request", "The request cannot be read.");
            case NOT_FOUND -> Fault.of(status, "not_found", "Not Found");
            case METHOD_NOT_ALLOWED -> Fault.of(status, "method_not_allowed", "Method Not Allowed");
            case REQUEST_ENTITY_TOO_LARGE -> Fault.of(status, "content_too_large", "The body is too large.");
            case UNSUPPORTED_MEDIA_TYPE ->
                Fault.of(status, "unsupported_media_type", "The body's content type is not understood here.");
            case INTERNAL_SERVER_ERROR -> UnexpectedHandler.bland();
            default -> Fault.of(status, status.name().toLowerCase(Locale.ROOT), status.getReason());
        };
    }
}
