package dev.signet.domain.tenant;

import dev.signet.domain.InvalidValue;
import java.net.URI;
import java.util.Set;

/// The public URL of this deployment, from which every issuer derives. It is configured, never taken from a `Host`
/// header: whoever chooses the issuer chooses who is believed.
public record IssuerBase(String value) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public IssuerBase {
        InvalidValue.unless(isAcceptable(value), "must be an https URL (http on loopback) without query and fragment");
        value = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
    }

    /// The issuer of `tenant` in the given form.
    public Issuer issuer(TenantSlug tenant, IssuerForm form) {
        return switch (form) {
            case ROOT -> new Issuer(value);
            case TENANT -> new Issuer(value + "/" + tenant.value());
        };
    }

    /// Whether it names a loopback address, so that only this machine can reach it.
    public boolean isLoopback() {
        return LOOPBACK.contains(String.valueOf(URI.create(value).getHost()));
    }

    private static boolean isAcceptable(String text) {
        try {
            URI uri = URI.create(text);
            String host = uri.getHost();
            return host != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null
                    && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && LOOPBACK.contains(host)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
