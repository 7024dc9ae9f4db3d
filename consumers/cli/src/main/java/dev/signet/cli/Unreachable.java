package dev.signet.cli;

import java.io.Serial;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import java.util.stream.Stream;

/// There was no answer, or only a part of one.
final class Unreachable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    Unreachable(String server, Exception cause) {
        super("No answer from %s: %s".formatted(server, words(cause)), cause);
    }

    private static String words(Exception cause) {
        return switch (cause) {
            case HttpTimeoutException late -> "it took too long";
            case ConnectException refused when isOfNoHost(refused) -> "no such host";
            case ConnectException refused -> "nothing listens there";
            case UnknownHostException unknown -> "no such host";
            case InterruptedException interrupted -> "interrupted";
            default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        };
    }

    /// How deep it says so differs from one Java to another.
    private static boolean isOfNoHost(ConnectException refused) {
        return Stream.<Throwable>iterate(refused, Objects::nonNull, Throwable::getCause)
                .anyMatch(UnresolvedAddressException.class::isInstance);
    }
}
