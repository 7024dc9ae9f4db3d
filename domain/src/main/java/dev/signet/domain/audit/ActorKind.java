package dev.signet.domain.audit;

/// Who may act.
public enum ActorKind {
    /// Whoever holds the operator's token, or runs a command on the machine.
    OPERATOR,
    /// Whoever holds the service token.
    SERVICE,
    CLIENT,
    USER,
    /// Signet itself.
    SYSTEM,
    /// Somebody who proved nothing.
    ANONYMOUS
}
