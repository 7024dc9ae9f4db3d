package dev.signet.domain.audit;

/// How it ended.
public enum AuditOutcome {
    SUCCESS,
    DENIED
}
