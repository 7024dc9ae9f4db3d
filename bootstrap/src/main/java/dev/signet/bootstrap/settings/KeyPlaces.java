package dev.signet.bootstrap.settings;

import dev.signet.domain.signature.KeySource;
import dev.signet.domain.signature.RemoteKey;
import dev.signet.domain.signature.SecretReference;
import dev.signet.domain.tenant.TenantSlug;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where the operator keeps the signing keys of tenants. The environment comes before the store: first the
/// variable of the tenant's own, then those for all. It prints nothing.
public final class KeyPlaces {

    /// The variables of tenants.
    static final Pattern VARIABLE = Pattern.compile("IDENTITY_[A-Z0-9_]+_SIGNING_KEY");

    private static final String SLUG = "{tenant}";

    private final Function<String, Optional<String>> variables;
    private final Optional<String> store;
    private final boolean any;

    /// @param variables the value of each variable that is set
    /// @param store the reference that is left, with `{tenant}` for the slug
    /// @param any whether there is any place at all
    KeyPlaces(Function<String, Optional<String>> variables, Optional<String> store, boolean any) {
        this.variables = variables;
        this.store = store;
        this.any = any;
    }

    /// Whether no tenant's key is kept elsewhere.
    public boolean isEmpty() {
        return !any;
    }

    /// Where the key of this tenant is; empty: here.
    public Optional<KeySource> of(TenantSlug slug) {
        if (!any) {
            return Optional.empty();
        }
        String own = "IDENTITY_%s_SIGNING_KEY"
                .formatted(slug.value().toUpperCase(Locale.ROOT).replace('-', '_'));
        return Stream.of(own, CustodySettings.SIGNING_KEY.name(), CustodySettings.OIDC_SIGNING_KEY.name())
                .flatMap(name -> variables.apply(name).map(value -> in(name, value)).stream())
                .findFirst()
                .or(() -> store.map(text -> KeySource.elsewhere(text.replace(SLUG, slug.value()))));
    }

    /// What the variable `name` means: the key itself, or where it is.
    private static KeySource in(String name, String value) {
        return isPlace(value) ? KeySource.elsewhere(value) : new KeySource.Reference("env:" + name);
    }

    /// Whether `value` says where a key is, and is none itself.
    static boolean isPlace(String value) {
        return RemoteKey.isRemote(value) || SecretReference.isReference(value);
    }
}
