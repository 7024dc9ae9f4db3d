package dev.signet.bootstrap.settings;

import static dev.signet.bootstrap.settings.CustodySettings.*;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.signature.SecretText;
import dev.signet.secrets.custody.AwsSettings;
import dev.signet.secrets.custody.Custody;
import dev.signet.secrets.custody.VaultLogin;
import dev.signet.secrets.custody.VaultSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads how stores of secrets are reached. The secrets that open them may themselves be kept in the
/// environment or in files, and nowhere else.
final class ElsewhereReading {

    private final SettingSources sources;
    private final Variables variables;
    private final Following local;

    ElsewhereReading(SettingSources sources) {
        this.sources = sources;
        this.variables = sources.variables();
        this.local = new Following(new Custody(
                variables::of,
                Optional.empty(),
                new AwsSettings(
                        Optional.empty(), Optional.empty(), Optional.empty(), java.time.Duration.ofSeconds(1))));
    }

    /// The text of one of [CustodySettings].
    ///
    /// @throws InvalidValue if it is a reference that leads nowhere
    Optional<String> text(Setting<?> setting) {
        Optional<String> text = sources.text(setting);
        return setting.secret() && !LATER.contains(setting) ? text.map(local::followed) : text;
    }

    /// What one setting cannot do without another, and variables of tenants that say nothing.
    List<String> contradictions() {
        List<String> found = new ArrayList<>();
        if (of(PROVIDER) == Provider.VAULT && of(VAULT_ADDR).isEmpty()) {
            found.add(missing(VAULT_ADDR, PROVIDER));
        }
        if (of(PROVIDER) == Provider.AWS && of(AWS_SECRET_NAME).isEmpty()) {
            found.add(missing(AWS_SECRET_NAME, PROVIDER));
        }
        if (of(VAULT_ADDR).isPresent() && login().isEmpty()) {
            found.add(missing(VAULT_TOKEN, VAULT_ADDR));
        }
        for (String name : sources.keyVariables()) {
            try {
                variables.of(name).ifPresent(Texts::keySource);
            } catch (InvalidValue e) {
                found.add("%s: %s; right would be %s".formatted(name, e.getMessage(), TENANT_SIGNING_KEY.form()));
            }
        }
        return found;
    }

    private static String missing(Setting<?> needed, Setting<?> by) {
        return "%s: is missing, and %s is set; right would be %s".formatted(needed.name(), by.name(), needed.form());
    }

    /// All of it.
    Settings.Elsewhere read() {
        Optional<VaultSettings> vault = of(VAULT_ADDR)
                .flatMap(address -> login().map(login ->
                        new VaultSettings(address, of(VAULT_NAMESPACE), login, of(VAULT_CACERT), of(VAULT_TIMEOUT))));
        AwsSettings aws = new AwsSettings(of(AWS_REGION), of(AWS_PROFILE), of(AWS_ENDPOINT), of(AWS_TIMEOUT));
        return new Settings.Elsewhere(variables, vault, aws, places(), of(KEY_ROTATION));
    }

    private KeyPlaces places() {
        Optional<String> store = switch (of(PROVIDER)) {
            case NONE -> Optional.empty();
            case VAULT -> Optional.of("vault:" + of(SIGNING_KEY_VAULT_PATH).orElse(of(VAULT_SECRET_PATH)));
            case AWS -> of(AWS_SECRET_NAME).map(name -> "aws:" + name);
        };
        boolean any = store.isPresent()
                || !sources.keyVariables().isEmpty()
                || of(SIGNING_KEY).isPresent()
                || of(OIDC_SIGNING_KEY).isPresent();
        return new KeyPlaces(variables::of, store, any);
    }

    /// A token wins over a role, that over a service account.
    private Optional<VaultLogin> login() {
        Optional<VaultLogin> token = of(VAULT_TOKEN).map(text -> new VaultLogin.Token(new SecretText(text.reveal())));
        Optional<VaultLogin> role = of(VAULT_ROLE_ID)
                .flatMap(id -> of(VAULT_SECRET_ID)
                        .map(secret -> new VaultLogin.AppRole(
                                of(VAULT_AUTH_MOUNT).orElse("approle"), id.reveal(), new SecretText(secret.reveal()))));
        Optional<VaultLogin> account = of(VAULT_KUBERNETES_ROLE)
                .map(name -> new VaultLogin.Kubernetes(
                        of(VAULT_AUTH_MOUNT).orElse("kubernetes"), name, of(VAULT_KUBERNETES_TOKEN)));
        return token.or(() -> role).or(() -> account);
    }

    private <T> T of(Setting<T> setting) {
        return setting.reading().apply(text(setting));
    }
}
