package dev.signet.domain.audit;

/// Where a request came from.
///
/// @param source the caller's address, or `local` for a command
/// @param correlationId ties an audit entry to the logs and to the caller's own records
public record Provenance(String source, String correlationId) {

    private static final int LONGEST = 128;

    public Provenance {
        source = source.length() <= LONGEST ? source : source.substring(0, LONGEST);
        correlationId = correlationId.length() <= LONGEST ? correlationId : correlationId.substring(0, LONGEST);
    }

    /// A command on this machine.
    public static Provenance local(String correlationId) {
        return new Provenance("local", correlationId);
    }
}
