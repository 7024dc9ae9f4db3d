package dev.signet.rest.token;

import dev.signet.application.token.IntrospectToken;
import dev.signet.domain.tenant.IssuerBase;
import io.micronaut.http.HttpResponse;

/// How a dialect tells whether a token counts.
sealed interface IntrospectionAnswers permits FormIntrospectionAnswers, JsonIntrospectionAnswers {

    /// Tells what is said of a token.
    ///
    /// @param base under which the issuer of a refresh token is named
    HttpResponse<byte[]> of(IntrospectToken.Outcome outcome, IssuerBase base);

    /// It does not count.
    HttpResponse<byte[]> inactive();
}
