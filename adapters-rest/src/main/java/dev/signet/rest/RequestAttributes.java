package dev.signet.rest;

/// What the parts of this adapter tell one another about a request, as attributes of it.
public final class RequestAttributes {

    /// The correlation id: a text of at most 128 characters, set before anything else happens.
    public static final String CORRELATION_ID = "signet.correlation-id";

    /// Where the request came from: an [dev.signet.rest.edge.ClientAddress], set before anything else happens.
    public static final String SOURCE = "signet.source";

    /// Until when the request must have been begun, in nanoseconds of [System#nanoTime]: a [Long].
    public static final String DEADLINE = "signet.deadline";

    /// The slug of the tenant that the request addresses, for the log: a text, set once it is known.
    public static final String TENANT = "signet.tenant";

    /// The simple name of the use case that judged the request, for log and metrics: a text.
    public static final String USE_CASE = "signet.use-case";

    /// How the use case ended, for log and metrics: a text of few possible values and no secret.
    public static final String OUTCOME = "signet.outcome";

    /// What was refused, for the audit trail: one of the refusals of [dev.signet.domain.audit.AuditAction],
    /// set where something was. Its reason is the outcome.
    public static final String REFUSAL = "signet.refusal";

    /// Whom a refused request was made for, as it was typed, for the audit trail: a text, set where
    /// something was refused or passwords are compared. It goes nowhere as it is.
    public static final String NAME = "signet.name";

    private RequestAttributes() {}
}
