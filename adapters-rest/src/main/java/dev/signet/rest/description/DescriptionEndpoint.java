package dev.signet.rest.description;

import dev.signet.rest.PublicDocument;
import dev.signet.rest.UrlSpace;
import io.micronaut.core.util.SupplierUtil;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Shows the description of this server, to programs and to people. The page is our own and asks nobody else, so it
/// works where there is no other network. Everything is rendered once, when it is asked for first.
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class DescriptionEndpoint {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String SCRIPT_TYPE = "text/javascript";
    private static final String STYLE_TYPE = "text/css";

    private final Supplier<PublicDocument> document;
    private final Supplier<PublicDocument> page = resource("docs.html", MediaType.TEXT_HTML + ";charset=utf-8");
    private final Supplier<PublicDocument> script = resource("docs.js", SCRIPT_TYPE + ";charset=utf-8");
    private final Supplier<PublicDocument> style = resource("docs.css", STYLE_TYPE + ";charset=utf-8");

    DescriptionEndpoint(OpenApi api) {
        this.document = SupplierUtil.memoized(() -> new PublicDocument(api.write(), KEPT));
    }

    @Get(UrlSpace.OPENAPI)
    HttpResponse<byte[]> document(HttpRequest<?> request) {
        return document.get().answer(request);
    }

    @Get(UrlSpace.DOCS)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<byte[]> page(HttpRequest<?> request) {
        return page.get().answer(request).header("Content-Security-Policy", POLICY);
    }

    @Get(UrlSpace.DOCS + "/docs.js")
    @Produces(SCRIPT_TYPE)
    HttpResponse<byte[]> script(HttpRequest<?> request) {
        return script.get().answer(request);
    }

    @Get(UrlSpace.DOCS + "/docs.css")
    @Produces(STYLE_TYPE)
    HttpResponse<byte[]> style(HttpRequest<?> request) {
        return style.get().answer(request);
    }

    private static Supplier<PublicDocument> resource(String name, String type) {
        return SupplierUtil.memoized(() -> {
            try (InputStream in = DescriptionEndpoint.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException("the page lacks " + name);
                }
                return new PublicDocument(in.readAllBytes(), KEPT, MediaType.of(type));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        @Override
        public Class<?> endpoint() {
            return DescriptionEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            Map<String, Operation> all = new LinkedHashMap<>();
            all.put("document", cached("This document.", MediaType.APPLICATION_JSON, Schema.map(Schema.ANY)));
            all.put("page", cached("A page that shows it.", MediaType.TEXT_HTML, Schema.TEXT));
            all.put("script", cached("The page's script.", SCRIPT_TYPE, Schema.TEXT));
            all.put("style", cached("The page's style.", STYLE_TYPE, Schema.TEXT));
            return all;
        }

        private static Operation cached(String summary, String type, Schema schema) {
            return Operation.of(summary)
                    .asks("header", "If-None-Match", Schema.TEXT, "the ETag of what the caller has")
                    .gives(200, "It.", Map.of(type, schema), Headers.ETAG)
                    .gives(304, "The caller has it.", Map.of(), Headers.ETAG);
        }
    }
}
