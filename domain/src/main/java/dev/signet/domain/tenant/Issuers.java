package dev.signet.domain.tenant;

import dev.signet.domain.InvalidValue;
import java.util.List;

/// Every issuer that this deployment answers to. Usually one base; a demo on a loopback address has one for each
/// spelling of it, and each is truthful under its own name (RFC 8414 §3.3).
///
/// @param bases the first is the one that tokens carry unless a request came under another
/// @param defaultTenant the tenant that also owns the bare base
public record Issuers(List<IssuerBase> bases, TenantSlug defaultTenant) {

    public Issuers {
        bases = List.copyOf(bases);
        InvalidValue.unless(!bases.isEmpty(), "must name at least one issuer base");
    }

    /// The base used where a request does not tell another.
    public IssuerBase main() {
        return bases.getFirst();
    }

    /// Whether `issuer` is a name of `tenant`: of that tenant, and of no other.
    public boolean belongsTo(String issuer, TenantSlug tenant) {
        return bases.stream()
                .anyMatch(base ->
                        issuer.equals(base.issuer(tenant, IssuerForm.TENANT).value())
                                || (tenant.equals(defaultTenant) && issuer.equals(base.value())));
    }
}
