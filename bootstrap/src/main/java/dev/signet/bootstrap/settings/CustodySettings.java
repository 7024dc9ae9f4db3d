package dev.signet.bootstrap.settings;

import dev.signet.domain.InvalidValue;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Where keys and secrets are kept, if not here.
final class CustodySettings {

    /// Which store keeps the signing keys of all tenants.
    enum Provider {
        NONE,
        VAULT,
        AWS
    }

    private static final String TENANT = "`{tenant}` in it stands for the tenant's slug";

    static final Setting<Provider> PROVIDER = new Setting<>(
            "SECRETS_PROVIDER",
            List.of("IDENTITY_SECRETS_PROVIDER"),
            "vault (or hashicorp), aws (or aws_secrets_manager, secretsmanager)",
            "none: signing keys are made here and kept sealed",
            false,
            "The store that keeps the signing key of every tenant that has none in the environment.",
            text -> text.map(CustodySettings::provider).orElse(Provider.NONE));

    static final Setting<Optional<String>> TENANT_SIGNING_KEY = Setting.optional(
                    "IDENTITY_<TENANT>_SIGNING_KEY",
                    "a private key in PEM, a JSON object with `private_key`, or where it is kept (`vault:…`, `vault-transit:…`)",
                    "as `IDENTITY_SIGNING_KEY`",
                    "The signing key of one tenant: its slug in capitals, `-` as `_`. Looked at when it is first needed.",
                    Texts::keySource)
            .hidden();

    static final Setting<Optional<String>> SIGNING_KEY = Setting.optional(
                    "IDENTITY_SIGNING_KEY",
                    "as `IDENTITY_<TENANT>_SIGNING_KEY`",
                    "as `OIDC_SIGNING_KEY`",
                    "The signing key of every tenant that has none of its own.",
                    Texts::keySource)
            .hidden();

    static final Setting<Optional<String>> OIDC_SIGNING_KEY = Setting.optional(
                    "OIDC_SIGNING_KEY",
                    "as `IDENTITY_<TENANT>_SIGNING_KEY`",
                    "as `SECRETS_PROVIDER` says",
                    "The same, by its older name.",
                    Texts::keySource)
            .hidden();

    static final Setting<Optional<Duration>> KEY_ROTATION = new Setting<>(
            "IDENTITY_KEY_ROTATION_DAYS",
            List.of(),
            "0 to 3650",
            "0: keys are rotated by command alone",
            false,
            "For how long a signing key made by Signet signs before another takes its place.",
            text -> text.map(Texts.number(0, 3_650)).filter(days -> days > 0).map(Duration::ofDays));

    static final Setting<Optional<URI>> VAULT_ADDR = Setting.optional(
            "VAULT_ADDR",
            "an http or https URL without query",
            "no Vault is asked",
            "HashiCorp Vault, for every reference that begins with `vault:` or `vault-transit:`.",
            Texts::collector);

    static final Setting<Optional<Token>> VAULT_TOKEN = Setting.optional(
                    "VAULT_TOKEN",
                    "a token of Vault",
                    "one is got by `VAULT_ROLE_ID` or `VAULT_KUBERNETES_ROLE`",
                    "Opens Vault. Renewed as long as Vault renews it.",
                    Texts::anything)
            .hidden();

    static final Setting<Optional<String>> VAULT_NAMESPACE = Setting.optional(
            "VAULT_NAMESPACE", "a path", "none", "The namespace in Vault Enterprise.", Texts::vaultPath);

    static final Setting<Optional<Token>> VAULT_ROLE_ID = Setting.optional(
                    "VAULT_ROLE_ID",
                    "a role id",
                    "no login by AppRole",
                    "Who logs in to Vault by AppRole.",
                    Texts::anything)
            .hidden();

    static final Setting<Optional<Token>> VAULT_SECRET_ID = Setting.optional(
                    "VAULT_SECRET_ID",
                    "a secret id",
                    "no login by AppRole",
                    "The secret of that role.",
                    Texts::anything)
            .hidden();

    static final Setting<Optional<String>> VAULT_KUBERNETES_ROLE = Setting.optional(
            "VAULT_KUBERNETES_ROLE",
            "a role",
            "no login by Kubernetes",
            "The role with which the service account of this pod logs in to Vault.",
            Texts::word);

    static final Setting<Path> VAULT_KUBERNETES_TOKEN = Setting.of(
            "VAULT_KUBERNETES_TOKEN_FILE",
            "a file",
            "/var/run/secrets/kubernetes.io/serviceaccount/token",
            "The token of that service account.",
            Texts::path);

    static final Setting<Optional<String>> VAULT_AUTH_MOUNT = Setting.optional(
            "VAULT_AUTH_MOUNT",
            "a path",
            "`approle` or `kubernetes`",
            "Where the method of login is mounted in Vault.",
            Texts::vaultPath);

    static final Setting<Optional<Path>> VAULT_CACERT = Setting.optional(
            "VAULT_CACERT",
            "a file in PEM",
            "the authorities that Java trusts",
            "Who vouches for the certificate of Vault.",
            Texts::path);

    static final Setting<Boolean> VAULT_VERIFY = Setting.of(
            "VAULT_VERIFY",
            "true",
            "true",
            "Whether the certificate of Vault is verified. It always is; a private authority is named by `VAULT_CACERT`.",
            Texts::surely);

    static final Setting<Duration> VAULT_TIMEOUT =
            Setting.of("VAULT_TIMEOUT", "0.1 to 60", "5.0", "How many seconds Vault is waited for.", Texts::fewSeconds);

    static final Setting<String> VAULT_SECRET_PATH = Setting.of(
            "VAULT_SECRET_PATH",
            "a path of Vault's HTTP API, such as `secret/data/signet`",
            "secret/data/frontend",
            "Where `SECRETS_PROVIDER=vault` finds signing keys; " + TENANT + ".",
            Texts::vaultTemplate);

    static final Setting<Optional<String>> SIGNING_KEY_VAULT_PATH = Setting.optional(
            "OIDC_SIGNING_KEY_VAULT_PATH",
            "as `VAULT_SECRET_PATH`, and `#member` behind it names one member",
            "as `VAULT_SECRET_PATH`",
            "The same, for signing keys alone.",
            Texts::vaultTemplate);

    static final Setting<Optional<String>> AWS_SECRET_NAME = Setting.optional(
                    "AWS_SECRET_NAME",
                    "a name or ARN; `#member` behind it names one member",
                    "none",
                    "Where `SECRETS_PROVIDER=aws` finds signing keys; " + TENANT + ".",
                    Texts::awsTemplate)
            .alias("AWS_SECRETS_MANAGER_SECRET_NAME");

    static final Setting<Optional<String>> AWS_REGION = Setting.optional(
                    "AWS_REGION",
                    "a region",
                    "as the profile or the machine says",
                    "The region of Secrets Manager and KMS.",
                    Texts::word)
            .alias("AWS_DEFAULT_REGION");

    static final Setting<Optional<String>> AWS_PROFILE = Setting.optional(
            "AWS_PROFILE", "a profile", "`default`", "The profile of the shared files of AWS.", Texts::word);

    static final Setting<Optional<URI>> AWS_ENDPOINT = Setting.optional(
            "AWS_ENDPOINT_URL",
            "an http or https URL without query",
            "the region's own",
            "Another address for Secrets Manager and KMS. Credentials come from the usual chain of AWS.",
            Texts::collector);

    static final Setting<Duration> AWS_TIMEOUT = Setting.of(
            "IDENTITY_AWS_TIMEOUT_SECONDS", "1 to 60", "10", "How long AWS is waited for.", Texts.seconds(1, 60));

    static final List<Setting<?>> ALL = List.of(
            PROVIDER,
            TENANT_SIGNING_KEY,
            SIGNING_KEY,
            OIDC_SIGNING_KEY,
            KEY_ROTATION,
            VAULT_ADDR,
            VAULT_TOKEN,
            VAULT_NAMESPACE,
            VAULT_ROLE_ID,
            VAULT_SECRET_ID,
            VAULT_KUBERNETES_ROLE,
            VAULT_KUBERNETES_TOKEN,
            VAULT_AUTH_MOUNT,
            VAULT_CACERT,
            VAULT_VERIFY,
            VAULT_TIMEOUT,
            VAULT_SECRET_PATH,
            SIGNING_KEY_VAULT_PATH,
            AWS_SECRET_NAME,
            AWS_REGION,
            AWS_PROFILE,
            AWS_ENDPOINT,
            AWS_TIMEOUT);

    /// Those whose references are followed when the key is first needed, and not at the start.
    static final Set<Setting<?>> LATER = Set.of(TENANT_SIGNING_KEY, SIGNING_KEY, OIDC_SIGNING_KEY);

    private CustodySettings() {}

    private static Provider provider(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "vault", "hashicorp" -> Provider.VAULT;
            case "aws", "aws_secrets_manager", "secretsmanager" -> Provider.AWS;
            default -> throw new InvalidValue("is not known");
        };
    }
}
