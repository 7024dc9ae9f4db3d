package dev.signet.bootstrap.settings;

import dev.signet.application.credential.GuessLimits;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.tenant.IssuerBase;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.tenant.TokenRules;
import dev.signet.persistence.database.DatabaseUrl;
import dev.signet.rest.edge.EdgeLimits;
import dev.signet.secrets.MasterKeys;
import dev.signet.secrets.custody.AwsSettings;
import dev.signet.secrets.custody.Custody;
import dev.signet.secrets.custody.VaultSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything an operator has set, checked. [SettingTable] says what each means.
public record Settings(
        Storage storage,
        Listening listening,
        Naming naming,
        Keys keys,
        Tokens tokens,
        Hashing hashing,
        GuessLimits.Rules guessing,
        EdgeLimits edge,
        Limits limits,
        Duration tenantDeleteGrace,
        Duration upkeepInterval,
        Telemetry telemetry,
        String environment,
        String logLevel,
        List<String> warnings) {

    public Settings {
        warnings = List.copyOf(warnings);
    }

    /// Where data is.
    ///
    /// @param database empty: the embedded one, in `directory`
    /// @param poolSize empty: by the number of cores
    public record Storage(
            Path directory,
            Optional<DatabaseUrl> database,
            Optional<Integer> poolSize,
            Duration poolWait,
            Duration statementTimeout) {}

    /// Where callers are awaited. Port 0: any free one.
    public record Listening(String httpHost, int httpPort, String grpcHost, int grpcPort, Tls tls) {}

    /// Which ports prove who they are.
    ///
    /// @param http empty: HTTP is in the clear
    /// @param grpc empty: gRPC is in the clear
    /// @param reload how often the files are looked at
    public record Tls(Optional<TlsFiles> http, Optional<TlsFiles> grpc, Duration reload) {}

    /// Under which names it speaks.
    ///
    /// @param issuer empty: the loopback address with the port really bound
    /// @param tenantHeaders in lower case, in order of precedence after `x-tenant`
    /// @param scimPutMerges whether a PUT of provisioning leaves what it does not name
    public record Naming(
            Optional<IssuerBase> issuer,
            TenantSlug defaultTenant,
            List<String> tenantHeaders,
            boolean scim,
            boolean scimPutMerges) {}

    /// What opens what.
    ///
    /// @param master empty: `master.key` in the data directory
    /// @param openGrpc whether gRPC callers that send no service token are taken for services: no setting says so,
    ///     only a demonstration
    public record Keys(
            String serviceTokenHeader,
            Optional<Token> service,
            Optional<Token> operator,
            Optional<MasterKeys> master,
            boolean openGrpc,
            Elsewhere elsewhere) {

        /// The same, with other tokens.
        public Keys opened(Token byService, Token byOperator) {
            return new Keys(
                    serviceTokenHeader, Optional.of(byService), Optional.of(byOperator), master, openGrpc, elsewhere);
        }

        /// The same, with the doors of gRPC open or not to callers that send no service token.
        public Keys openOverGrpc(boolean open) {
            return new Keys(serviceTokenHeader, service, operator, master, open, elsewhere);
        }
    }

    /// What is kept elsewhere, and how it is reached.
    ///
    /// @param signingKeys where the operator keeps the keys of tenants
    /// @param rotation how long a key that is made here signs; empty: until somebody rotates it
    public record Elsewhere(
            Variables variables,
            Optional<VaultSettings> vault,
            AwsSettings aws,
            KeyPlaces signingKeys,
            Optional<Duration> rotation) {

        /// Opens it; nothing is asked for before it is needed.
        public Custody open() {
            return new Custody(variables::of, vault, aws);
        }
    }

    /// How tokens are made.
    public record Tokens(SignatureAlgorithm algorithm, TokenRules rules, Duration jwksCache) {}

    /// How passwords are hashed.
    ///
    /// @param memory of one hash, in KiB
    public record Hashing(int memory, int iterations, int lanes, int atOnce, Duration patience) {}

    /// How much is taken, and how long is waited.
    ///
    /// @param body in bytes
    /// @param header in bytes
    public record Limits(int body, int header, Duration read, Duration idle, Duration shutdown) {}

    /// Where traces and measurements are sent.
    ///
    /// @param collector empty: nowhere
    /// @param headers that go with each message
    /// @param percent how many of a hundred requests are traced that belong to no trace yet
    public record Telemetry(Optional<URI> collector, Map<String, Token> headers, int percent) {

        public Telemetry {
            headers = Map.copyOf(headers);
        }
    }

    /// The same, with other keys.
    public Settings with(Keys others) {
        return new Settings(
                storage,
                listening,
                naming,
                others,
                tokens,
                hashing,
                guessing,
                edge,
                limits,
                tenantDeleteGrace,
                upkeepInterval,
                telemetry,
                environment,
                logLevel,
                warnings);
    }

    /// Reads all settings.
    ///
    /// @param options of the command line, by the names of the environment
    /// @param directory where a `.env` may lie
    /// @throws Mistakes naming everything that is wrong
    public static Settings read(Map<String, String> options, Map<String, String> environment, Path directory) {
        return new SettingsReading(SettingSources.of(options, environment, directory)).read();
    }
}
