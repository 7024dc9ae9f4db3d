package dev.signet.application;

import dev.signet.domain.audit.Provenance;
import dev.signet.domain.credential.Guesser;
import dev.signet.domain.tenant.IssuerBase;
import dev.signet.domain.tenant.IssuerForm;
import dev.signet.domain.tenant.TenantId;

/// By which door a request came.
///
/// @param tenant whom it addresses
/// @param base the public URL under which it was addressed, one of the configured ones
/// @param issuer under which of the tenant's names a grant begun by it stands
/// @param provenance from where
/// @param guesser who is counted for what is guessed
public record Origin(TenantId tenant, IssuerBase base, IssuerForm issuer, Provenance provenance, Guesser guesser) {

    /// A request for which every limit holds.
    public Origin(TenantId tenant, IssuerBase base, IssuerForm issuer, Provenance provenance) {
        this(tenant, base, issuer, provenance, new Guesser(provenance.source(), Guesser.Kind.ANYBODY));
    }
}
