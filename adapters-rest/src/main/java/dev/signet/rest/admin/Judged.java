package dev.signet.rest.admin;

import dev.signet.rest.RequestAttributes;
import io.micronaut.http.HttpRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Notes on a request which use case judged it and how that ended, for the log and the meters.
final class Judged {

    private Judged() {}

    /// Calls a use case. Its outcome is named by the class of the value, or by the constant of an enum.
    static <T> T by(Class<?> useCase, HttpRequest<?> request, Supplier<T> call) {
        request.setAttribute(RequestAttributes.USE_CASE, useCase.getSimpleName());
        T outcome = call.get();
        request.setAttribute(RequestAttributes.OUTCOME, name(outcome));
        return outcome;
    }

    private static String name(Object outcome) {
        return switch (outcome) {
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
            case Optional<?> found -> found.isPresent() ? "found" : "absent";
            default -> outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        };
    }
}
