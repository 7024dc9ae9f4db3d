package dev.signet.bootstrap.wiring;

import io.micrometer.registry.otlp.OtlpConfig;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How measurements are sent. A class and no record: the headers may hold a key.
final class Collecting implements OtlpConfig {

    private final String url;
    private final Map<String, String> headers;
    private final Map<String, String> resource;

    Collecting(String url, Map<String, String> headers, Map<String, String> resource) {
        this.url = url;
        this.headers = headers;
        this.resource = resource;
    }

    /// Nothing is configured behind the operator's back.
    @Override
    public @Nullable String get(String key) {
        return null;
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public Map<String, String> headers() {
        return headers;
    }

    @Override
    public Map<String, String> resourceAttributes() {
        return resource;
    }
}
