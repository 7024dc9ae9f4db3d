package dev.signet.secrets.custody;

import dev.signet.application.KeysUnavailable;
import dev.signet.application.signature.SecretStore;
import dev.signet.domain.signature.RemoteKey;
import dev.signet.domain.signature.SecretReference;
import dev.signet.domain.signature.SecretText;
import dev.signet.domain.signature.SignatureAlgorithm;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// Everything that a deployment keeps elsewhere, by the scheme of its names. A store is turned to when
/// something of it is first needed; what is not used is not even loaded.
public final class Custody implements SecretStore, AutoCloseable {

    private final CustodyWatch watch = new CustodyWatch(System::nanoTime);
    private final SecretStore environment;
    private final SecretStore files = new FileSecretStore();
    private final Once<VaultClient> vault;
    private final Once<AwsClients> aws;

    /// @param variables the value of each variable that is set in the environment
    /// @param vault empty: there is none
    public Custody(Function<String, Optional<String>> variables, Optional<VaultSettings> vault, AwsSettings aws) {
        this.environment = new EnvironmentSecretStore(variables);
        this.vault = new Once<>(() -> new VaultClient(
                vault.orElseThrow(() -> new KeysUnavailable("no Vault is configured: VAULT_ADDR is not set"))));
        this.aws = new Once<>(() -> new AwsClients(aws));
    }

    /// That of a deployment that keeps nothing elsewhere but in files.
    public static Custody none() {
        return new Custody(
                name -> Optional.empty(),
                Optional.empty(),
                new AwsSettings(Optional.empty(), Optional.empty(), Optional.empty(), Duration.ofSeconds(5)));
    }

    /// How it fares.
    public CustodyWatch watch() {
        return watch;
    }

    @Override
    public SecretText fetch(SecretReference reference) {
        return watch.watched(
                reference.store().scheme(), () -> store(reference.store()).fetch(reference));
    }

    /// The public half of `key`.
    ///
    /// @throws KeysUnavailable if it cannot be had, or is of another algorithm
    public PublicHalf look(RemoteKey key, SignatureAlgorithm algorithm) {
        return watch.watched(
                key.service().scheme(), () -> service(key.service()).look(key, algorithm));
    }

    /// The signature of `message` by `key`, in the form of JOSE.
    ///
    /// @throws KeysUnavailable if it cannot be had
    public byte[] sign(RemoteKey key, SignatureAlgorithm algorithm, byte[] message) {
        return watch.watched(
                key.service().scheme(), () -> service(key.service()).sign(key, algorithm, message));
    }

    private SecretStore store(SecretReference.Store store) {
        return switch (store) {
            case ENV -> environment;
            case FILE -> files;
            case VAULT -> new VaultSecretStore(vault.value());
            case AWS -> new AwsSecretStore(aws.value());
        };
    }

    private RemoteKeys service(RemoteKey.Service service) {
        return switch (service) {
            case VAULT_TRANSIT -> new VaultTransit(vault.value());
            case AWS_KMS -> new AwsKms(aws.value());
        };
    }

    @Override
    public void close() {
        vault.closeWith(VaultClient::close);
        aws.closeWith(AwsClients::close);
    }
}
