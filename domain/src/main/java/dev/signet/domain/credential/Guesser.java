package dev.signet.domain.credential;

/// Who tries a password or a secret that somebody chose.
///
/// @param source from where: an IPv4 address, or the /64 of an IPv6 address, which one caller owns as a whole
public record Guesser(String source, Kind kind) {

    /// What limits hold for whom.
    public enum Kind {
        /// All of them.
        ANYBODY,
        /// Those of the account alone: a service that relays many people from one address.
        RELAY,
        /// None: a command of the operator on this machine.
        OPERATOR
    }

    /// A command on this machine.
    public static Guesser operator() {
        return new Guesser("local", Kind.OPERATOR);
    }
}
