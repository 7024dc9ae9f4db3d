package dev.signet.rest.dialect;

import dev.signet.domain.token.Dialect;
import dev.signet.rest.signature.PublicDocuments;
import dev.signet.rest.tenant.Origins;
import dev.signet.rest.tenant.TenantAnswers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What all OAuth endpoints do before and after their own work: find the tenant, answer what cannot be read, and
/// see to it that nobody can tell a suspended tenant from one that never was.
@Singleton
public final class Door {

    private final Origins origins;
    private final PublicDocuments documents;

    Door(Origins origins, PublicDocuments documents) {
        this.origins = origins;
        this.documents = documents;
    }

    /// Answers with what `inside` says to a request for a tenant that exists. Refusals may come about without a
    /// look at the tenant, so under a suspended one they are replaced.
    public HttpResponse<byte[]> open(
            HttpRequest<?> request,
            @Nullable String tenant,
            Dialect dialect,
            Function<Origins.Known, HttpResponse<byte[]>> inside) {
        return switch (origins.of(request, tenant, dialect)) {
            case Origins.Unknown unknown -> TenantAnswers.unknown();
            case Origins.Contradiction contradiction -> TenantAnswers.contradiction();
            case Origins.Known known -> through(known, inside);
        };
    }

    /// The same where the tenant has been found already.
    public HttpResponse<byte[]> through(Origins.Known known, Function<Origins.Known, HttpResponse<byte[]>> inside) {
        HttpResponse<byte[]> answer = read(known, inside);
        return answer.code() < 400 || documents.serve(known.slug().value()) ? answer : TenantAnswers.unknown();
    }

    private static HttpResponse<byte[]> read(
            Origins.Known known, Function<Origins.Known, HttpResponse<byte[]>> inside) {
        try {
            return inside.apply(known);
        } catch (Unacceptable e) {
            return e.answer();
        }
    }
}
