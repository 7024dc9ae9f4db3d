package dev.signet.rest.credential;

import dev.signet.application.credential.factor.ConfirmTotp;
import dev.signet.application.credential.factor.EnrolTotp;
import dev.signet.application.credential.factor.RemoveTotp;
import dev.signet.application.credential.factor.RenewRecoveryCodes;
import dev.signet.domain.credential.RecoveryCode;
import dev.signet.domain.credential.Totp;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.rest.JsonBytes;
import dev.signet.rest.OAuthError;
import dev.signet.rest.dialect.Times;
import dev.signet.rest.dialect.TooManyGuesses;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What is told to people about their authenticators.
final class FactorAnswers {

    static final OAuthError CHALLENGE_FAILED =
            OAuthError.challenging(OAuthError.BEARER, OAuthError.INVALID_GRANT, "Multi-factor challenge failed");
    static final OAuthError NOT_THEMSELVES =
            OAuthError.of(HttpStatus.FORBIDDEN, "insufficient_scope", "The token is not the user's own");

    private static final OAuthError THERE_ALREADY =
            OAuthError.of(HttpStatus.CONFLICT, OAuthError.INVALID_REQUEST, "There is an authenticator already");
    private static final OAuthError NOTHING_PENDING =
            OAuthError.of(HttpStatus.NOT_FOUND, OAuthError.INVALID_REQUEST, "No enrolment to confirm");
    private static final OAuthError NOT_ENROLLED =
            OAuthError.of(HttpStatus.NOT_FOUND, OAuthError.INVALID_REQUEST, "No authenticator");
    private static final OAuthError DISABLED =
            OAuthError.of(HttpStatus.FORBIDDEN, OAuthError.INVALID_GRANT, "Account disabled");

    private FactorAnswers() {}

    static HttpResponse<byte[]> of(EnrolTotp.Outcome outcome, TenantSlug tenant) {
        return switch (outcome) {
            case EnrolTotp.ThereAlready there -> THERE_ALREADY.answer();
            case EnrolTotp.NoUser none -> DISABLED.answer();
            case EnrolTotp.Begun begun -> {
                String uri = uri(begun, tenant);
                yield IdentityAnswers.ok(json -> {
                    json.writeStringField("secret", begun.secret().reveal());
                    json.writeStringField("otpauth_uri", uri);
                    json.writeStringField("qr_image", QrImage.of(uri));
                    json.writeStringField("expires_at", Times.micros(begun.until()));
                });
            }
        };
    }

    static HttpResponse<byte[]> of(ConfirmTotp.Outcome outcome) {
        return switch (outcome) {
            case ConfirmTotp.Confirmed confirmed -> codes(confirmed.recoveryCodes());
            case ConfirmTotp.NothingPending nothing -> NOTHING_PENDING.answer();
            case ConfirmTotp.WrongCode wrong -> CHALLENGE_FAILED.answer();
            case ConfirmTotp.TooMany many -> TooManyGuesses.answer(many.retryAfter());
        };
    }

    static HttpResponse<byte[]> of(RemoveTotp.Outcome outcome) {
        return switch (outcome) {
            case RemoveTotp.Removed removed -> OAuthError.uncached(HttpResponse.<byte[]>noContent());
            case RemoveTotp.NotEnrolled not -> NOT_ENROLLED.answer();
            case RemoveTotp.WrongCode wrong -> CHALLENGE_FAILED.answer();
            case RemoveTotp.TooMany many -> TooManyGuesses.answer(many.retryAfter());
        };
    }

    static HttpResponse<byte[]> of(RenewRecoveryCodes.Outcome outcome) {
        return switch (outcome) {
            case RenewRecoveryCodes.Renewed renewed -> codes(renewed.codes());
            case RenewRecoveryCodes.NotEnrolled not -> NOT_ENROLLED.answer();
            case RenewRecoveryCodes.WrongCode wrong -> CHALLENGE_FAILED.answer();
            case RenewRecoveryCodes.TooMany many -> TooManyGuesses.answer(many.retryAfter());
        };
    }

    private static HttpResponse<byte[]> codes(List<RecoveryCode> codes) {
        return IdentityAnswers.ok(json -> JsonBytes.texts(
                json, "recovery_codes", codes.stream().map(RecoveryCode::reveal).toList()));
    }

    /// What authenticators read, as their vendors agree: label and issuer, then the parameters of RFC 6238.
    private static String uri(EnrolTotp.Begun begun, TenantSlug tenant) {
        String issuer = encoded(tenant.value());
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
                .formatted(
                        issuer,
                        encoded(begun.user().name().value()),
                        begun.secret().reveal(),
                        issuer,
                        Totp.DIGITS,
                        Totp.STEP_SECONDS);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
