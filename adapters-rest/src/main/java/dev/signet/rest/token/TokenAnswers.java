package dev.signet.rest.token;

import dev.signet.application.token.IssueUserTokens;
import dev.signet.application.token.RotateRefreshToken;
import io.micronaut.http.HttpResponse;

/// How a dialect tells the outcome of a grant.
sealed interface TokenAnswers permits FormTokenAnswers, JsonTokenAnswers {

    HttpResponse<byte[]> of(IssueUserTokens.Outcome outcome);

    HttpResponse<byte[]> of(RotateRefreshToken.Outcome outcome, RotateRefreshToken.Presented presented);

    /// The grant is not there.
    HttpResponse<byte[]> unsupported();
}
