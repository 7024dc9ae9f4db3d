package dev.signet.cli;

import java.io.Serial;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;

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
            case ConnectException refused
            when refused.getCause() != null
                    && refused.getCause().getClass().getSimpleName().equals("UnresolvedAddressException") ->
                "no such host";
            case ConnectException refused -> "nothing listens there";
            case UnknownHostException unknown -> "no such host";
            case InterruptedException interrupted -> "interrupted";
            default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        };
    }
}
