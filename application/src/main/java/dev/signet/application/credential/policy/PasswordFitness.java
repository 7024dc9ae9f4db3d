package dev.signet.application.credential.policy;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.credential.CredentialRules;
import dev.signet.domain.credential.Password;
import dev.signet.domain.user.User;
import java.util.stream.Stream;

/// Tells whether a password may be chosen: by the rules of its tenant, by what guessers try first, and by the names of
/// its owner (NIST SP 800-63B §5.1.1.2).
public final class PasswordFitness {

    private final CommonPasswords common;

    public PasswordFitness(CommonPasswords common) {
        this.common = common;
    }

    /// Refuses a password that `owner` must not choose.
    ///
    /// @throws InvalidValue saying what it must be
    public void check(CredentialRules rules, User owner, Password chosen) {
        rules.password().check(chosen);
        InvalidValue.unless(!common.include(chosen), "must not be a common or breached password");
        InvalidValue.unless(
                names(owner).noneMatch(name -> name.equalsIgnoreCase(chosen.reveal())), "must not be the user's name");
    }

    private static Stream<String> names(User owner) {
        return Stream.concat(
                Stream.of(owner.name().value()),
                owner.email().stream().map(email -> email.value()).flatMap(PasswordFitness::parts));
    }

    private static Stream<String> parts(String address) {
        return Stream.of(address, address.substring(0, Math.max(0, address.indexOf('@'))));
    }
}
