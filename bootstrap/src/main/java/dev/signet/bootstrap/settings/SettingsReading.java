package dev.signet.bootstrap.settings;

import static dev.signet.bootstrap.settings.EdgeSettings.*;
import static dev.signet.bootstrap.settings.OperationSettings.*;
import static dev.signet.bootstrap.settings.PasswordSettings.*;
import static dev.signet.bootstrap.settings.StorageSettings.*;
import static dev.signet.bootstrap.settings.TokenSettings.*;

import dev.signet.application.credential.GuessLimits;
import dev.signet.domain.credential.BackOff;
import dev.signet.domain.credential.GuessRate;
import dev.signet.domain.tenant.IssuerBase;
import dev.signet.domain.tenant.TokenRules;
import dev.signet.persistence.database.DatabaseUrl;
import dev.signet.rest.edge.EdgeLimits;
import dev.signet.rest.edge.TrustedProxies;
import dev.signet.secrets.custody.Custody;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Checks every setting, then all of them together.
final class SettingsReading {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String EVERYWHERE = "0.0.0.0";

    private final SettingSources sources;
    private final ElsewhereReading elsewhere;
    private Optional<Following> following = Optional.empty();

    SettingsReading(SettingSources sources) {
        this.sources = sources;
        this.elsewhere = new ElsewhereReading(sources);
    }

    /// First how stores of secrets are reached, then everything, the secrets in those stores included.
    Settings read() {
        List<String> mistakes = new ArrayList<>(sources.mistakes());
        CustodySettings.ALL.forEach(setting -> mistakeIn(setting).ifPresent(mistakes::add));
        Custody custody = mistakes.isEmpty() ? elsewhere.read().open() : Custody.none();
        try (Following followed = new Following(custody)) {
            following = Optional.of(followed);
            SettingTable.all().stream()
                    .filter(setting -> !CustodySettings.ALL.contains(setting))
                    .forEach(setting -> mistakeIn(setting).ifPresent(mistakes::add));
            if (mistakes.isEmpty()) {
                mistakes.addAll(contradictions());
            }
            if (!mistakes.isEmpty()) {
                throw new Mistakes(mistakes);
            }
            return settings();
        }
    }

    private Optional<String> text(Setting<?> setting) {
        if (CustodySettings.ALL.contains(setting)) {
            return elsewhere.text(setting);
        }
        Optional<String> text = sources.text(setting);
        return setting.secret()
                ? text.map(secret -> following.map(f -> f.followed(secret)).orElse(secret))
                : text;
    }

    private Optional<String> mistakeIn(Setting<?> setting) {
        try {
            Object value = setting.reading().apply(text(setting));
            return value == null ? Optional.of(setting.name() + ": has no value") : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("%s: %s; right would be %s".formatted(setting.name(), e.getMessage(), setting.form()));
        }
    }

    private List<String> contradictions() {
        List<String> found = new ArrayList<>();
        if (of(REFRESH_ABSOLUTE).compareTo(of(REFRESH_TTL)) < 0) {
            found.add("%s: is shorter than %s; right would be at least as long"
                    .formatted(REFRESH_ABSOLUTE.name(), REFRESH_TTL.name()));
        }
        if (of(BACK_OFF_LONGEST).compareTo(of(BACK_OFF_FIRST)) < 0) {
            found.add("%s: is shorter than %s; right would be at least as long"
                    .formatted(BACK_OFF_LONGEST.name(), BACK_OFF_FIRST.name()));
        }
        if (of(BACK_OFF_MEMORY).compareTo(of(BACK_OFF_LONGEST)) < 0) {
            found.add("%s: is shorter than %s; right would be at least as long"
                    .formatted(BACK_OFF_MEMORY.name(), BACK_OFF_LONGEST.name()));
        }
        if (of(DATABASE_URL).isPresent() && of(MASTER_KEY).isEmpty()) {
            found.add("%s: is missing, and %s is set; an external database needs it: %s"
                    .formatted(MASTER_KEY.name(), DATABASE_URL.name(), MASTER_KEY.form()));
        }
        found.addAll(elsewhere.contradictions());
        found.addAll(HTTP_TLS.contradictions(setting -> of(setting).isPresent()));
        found.addAll(GRPC_TLS.contradictions(setting -> of(setting).isPresent()));
        of(HTTP_HOST)
                .filter(host -> of(DEFAULT_ISSUER).isEmpty() && !isLoopback(host))
                .ifPresent(host -> found.add(
                        "%s: is no loopback address, and %s is unset; right would be to set that to the public URL"
                                .formatted(HTTP_HOST.name(), DEFAULT_ISSUER.name())));
        return found;
    }

    private Settings settings() {
        String host = of(HTTP_HOST).orElse(of(DEFAULT_ISSUER).isPresent() ? EVERYWHERE : LOOPBACK);
        return new Settings(
                new Settings.Storage(of(DATA_DIR), database(), of(POOL_SIZE), of(POOL_WAIT), of(STATEMENT_TIMEOUT)),
                new Settings.Listening(host, of(HTTP_PORT), of(GRPC_HOST).orElse(host), of(GRPC_PORT), tls()),
                new Settings.Naming(
                        of(DEFAULT_ISSUER),
                        of(DEFAULT_TENANT),
                        of(TENANT_HEADERS),
                        of(SCIM_ENABLED),
                        of(SCIM_PUT_MERGES)),
                new Settings.Keys(
                        of(SERVICE_TOKEN_HEADER),
                        of(SERVICE_TOKEN),
                        of(ADMIN_TOKEN),
                        of(MASTER_KEY),
                        false,
                        elsewhere.read()),
                new Settings.Tokens(
                        of(TOKEN_ALGORITHM),
                        new TokenRules(of(ACCESS_TTL), of(REFRESH_TTL), of(REFRESH_ABSOLUTE), of(REFRESH_GRACE)),
                        of(JWKS_CACHE)),
                new Settings.Hashing(
                        of(ARGON2_MEMORY),
                        of(ARGON2_ITERATIONS),
                        of(ARGON2_LANES),
                        of(HASHES_AT_ONCE).orElse(halfOfTheCores()),
                        of(HASH_WAIT)),
                new GuessLimits.Rules(
                        new GuessRate(of(GUESSES_PER_SOURCE), Duration.ofMinutes(1)),
                        new BackOff(
                                of(GUESSES_FREE),
                                of(BACK_OFF_FIRST),
                                of(BACK_OFF_LONGEST),
                                of(BACK_OFF_MEMORY),
                                of(FAMILIARITY))),
                new EdgeLimits(of(TRUSTED_PROXIES).orElse(TrustedProxies.NONE), of(AT_ONCE), of(BEGIN_WITHIN)),
                new Settings.Limits(
                        of(MAX_BODY), of(MAX_HEADER), of(READ_TIMEOUT), of(IDLE_TIMEOUT), of(SHUTDOWN_GRACE)),
                of(TENANT_DELETE_GRACE),
                of(UPKEEP_INTERVAL),
                new Settings.Telemetry(of(OTLP_ENDPOINT), of(OTLP_HEADERS), of(OTLP_TRACED)),
                of(ENVIRONMENT),
                of(LOG_LEVEL),
                warnings());
    }

    private Optional<DatabaseUrl> database() {
        return of(DATABASE_URL)
                .map(url -> of(DATABASE_PASSWORD)
                        .map(password -> url.password(password.reveal()))
                        .orElse(url));
    }

    private Settings.Tls tls() {
        return new Settings.Tls(files(HTTP_TLS), files(GRPC_TLS), of(TLS_RELOAD));
    }

    private Optional<TlsFiles> files(TlsSetting tls) {
        return tls.files(of(tls.certificate()), of(tls.key()), of(tls.authorities()), of(tls.clients()));
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>(sources.warnings());
        if (sources.text(FALLBACK_KEYS).isPresent()) {
            warnings.add(FALLBACK_KEYS.name() + " is ignored: signing keys are made once and kept sealed.");
        }
        of(DEFAULT_ISSUER)
                .filter(IssuerBase::isLoopback)
                .ifPresent(base -> warnings.add(
                        DEFAULT_ISSUER.name() + " names a loopback address: nobody else can verify these tokens."));
        return warnings;
    }

    private <T> T of(Setting<T> setting) {
        return setting.reading().apply(text(setting));
    }

    private static int halfOfTheCores() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
