package dev.signet.rest;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.credential.SharedSecret;
import dev.signet.domain.tenant.Issuers;
import dev.signet.rest.edge.EdgeLimits;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a deployment decides about its HTTP side.
///
/// @param issuers every public URL that this deployment answers to, and the tenant that owns the bare ones
/// @param serviceToken opens introspection and the like to who presents it; where none is configured, nobody does
/// @param serviceTokenHeader in which header it comes, in lower case
/// @param tenantHeaders which headers may name a tenant, the one that counts first; `x-tenant` always leads
/// @param documentLifetime how long others may keep a JWKS or a discovery document (`max-age`, RFC 9111 §5.2.2.1)
/// @param scimEnabled whether `/scim` is there at all
/// @param limits what the edge bears, and whom it believes
public record RestSettings(
        Issuers issuers,
        Optional<SharedSecret> serviceToken,
        String serviceTokenHeader,
        List<String> tenantHeaders,
        Duration documentLifetime,
        boolean scimEnabled,
        EdgeLimits limits) {

    /// The header that beats all others that name a tenant.
    public static final String FIRST_TENANT_HEADER = "x-tenant";

    /// The headers that may name a tenant where nothing is configured.
    public static final List<String> USUAL_TENANT_HEADERS = List.of("x-tenant-id", "x-tenant", "x-realm");

    /// The header of the service token where nothing is configured.
    public static final String USUAL_SERVICE_TOKEN_HEADER = "x-service-token";

    /// Settings with the usual limits.
    public RestSettings(
            Issuers issuers,
            Optional<SharedSecret> serviceToken,
            String serviceTokenHeader,
            List<String> tenantHeaders,
            Duration documentLifetime,
            boolean scimEnabled) {
        this(
                issuers,
                serviceToken,
                serviceTokenHeader,
                tenantHeaders,
                documentLifetime,
                scimEnabled,
                EdgeLimits.STANDARD);
    }

    public RestSettings {
        serviceTokenHeader = headerName(serviceTokenHeader);
        Set<String> ordered = new LinkedHashSet<>();
        ordered.add(FIRST_TENANT_HEADER);
        tenantHeaders.forEach(name -> ordered.add(headerName(name)));
        tenantHeaders = List.copyOf(ordered);
        InvalidValue.unless(!documentLifetime.isNegative(), "must not be negative");
    }

    /// @return the name in lower case, for names are compared without regard to case (RFC 9110 §5.1)
    private static String headerName(String name) {
        InvalidValue.unless(
                !name.isEmpty() && name.chars().allMatch(RestSettings::isTokenCharacter),
                "must be a header name (RFC 9110 §5.1)");
        return name.toLowerCase(Locale.ROOT);
    }

    private static boolean isTokenCharacter(int c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }
}
