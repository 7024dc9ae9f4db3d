package dev.signet.rest.observation;

import io.opentelemetry.context.ContextKey;

/// How whoever makes spans is told what the request's own is called, so that log, answer and trace agree.
public final class SpanName {

    /// The name: 16 hexadecimal digits.
    public static final ContextKey<String> KEY = ContextKey.named("signet.span");

    private SpanName() {}
}
