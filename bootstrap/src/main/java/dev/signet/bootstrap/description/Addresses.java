package dev.signet.bootstrap.description;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.scim.Fact;
import dev.signet.domain.scim.Profile;
import dev.signet.domain.user.Email;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The e-mail addresses in a profile, of which the first is the one that the user has and may be described there alone.
final class Addresses {

    private static final String OF = "emails.";
    private static final String VALUE = "emails.value";

    private Addresses() {}

    /// The address to log in with.
    static Optional<Email> first(Profile profile) {
        return profile.facts().stream().filter(Addresses::isFirst).findFirst().map(fact -> new Email(fact.value()));
    }

    /// A profile whose first address, if it has one, is `email`.
    static Profile fitting(Profile profile, Optional<Email> email) {
        first(profile)
                .ifPresent(first -> InvalidValue.unless(
                        email.filter(first::equals).isPresent(), "has another email than its profile, or none"));
        return profile;
    }

    /// `described` with the addresses of `before` if it has none itself.
    static Profile completed(Profile described, Profile before) {
        if (described.facts().stream().anyMatch(Addresses::isOne)) {
            return described;
        }
        return new Profile(Stream.concat(
                        described.facts().stream(), before.facts().stream().filter(Addresses::isOne))
                .toList());
    }

    /// The profile as it is once the user's address is `email`.
    static Profile led(Profile profile, Optional<Email> email) {
        List<Fact> facts = new ArrayList<>(profile.facts());
        Predicate<Fact> old = email.isPresent() ? Addresses::isFirst : fact -> isOne(fact) && fact.position() == 0;
        if (facts.removeIf(old)) {
            email.ifPresent(address -> facts.add(new Fact(VALUE, 0, address.value())));
        }
        return new Profile(facts);
    }

    /// What a profile says of the address of a user of whom nobody said more.
    static List<Map<String, Object>> plain(Email email) {
        return List.of(Map.of("value", email.value(), "type", "work", "primary", true));
    }

    private static boolean isOne(Fact fact) {
        return fact.attribute().startsWith(OF);
    }

    private static boolean isFirst(Fact fact) {
        return fact.attribute().equals(VALUE) && fact.position() == 0;
    }
}
