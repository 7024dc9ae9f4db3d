package dev.signet.domain.credential;

import dev.signet.domain.user.UserId;
import java.util.Optional;

/// By what somebody proves themselves beside their password.
///
/// @param totp their authenticator, if they have confirmed one
public record Enrolment(UserId user, Optional<TotpCredential> totp) {}
