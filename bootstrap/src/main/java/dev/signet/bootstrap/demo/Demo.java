package dev.signet.bootstrap.demo;

import dev.signet.application.Author;
import dev.signet.application.client.RotateClientSecret;
import dev.signet.application.tenant.ResolveTenant;
import dev.signet.bootstrap.description.Applying;
import dev.signet.bootstrap.description.Changes;
import dev.signet.bootstrap.description.Description;
import dev.signet.bootstrap.description.Remainder;
import dev.signet.bootstrap.settings.Settings;
import dev.signet.bootstrap.settings.Token;
import dev.signet.bootstrap.storage.CannotStart;
import dev.signet.domain.Digest;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.credential.ClientSecret;
import dev.signet.domain.tenant.IssuerBase;
import io.micronaut.context.BeanContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Makes the demonstration, once: a second start finds it as it is then, and `demo.env` keeps what it held. Only what
/// a first start did not come to, or a later edition has more, is made then.
public final class Demo {

    private static final String TENANT = "primary";
    private static final String PAYMENT_SERVICE = "payment-service";
    private static final int TOKEN_BYTES = 24;
    private static final int EDITION_BYTES = 8;

    private final Settings settings;
    private final DemoFile file;

    private Demo(Settings settings, DemoFile file) {
        this.settings = settings;
        this.file = file;
    }

    /// Gets the tokens ready: configured ones win, then those of an earlier start, then new ones.
    ///
    /// @throws CannotStart if `demo.env` cannot be read
    public static Demo prepare(Settings given) {
        DemoFile file = DemoFile.in(given.storage().directory());
        given.keys().service().ifPresent(token -> file.put(DemoFile.SERVICE_TOKEN, token.reveal()));
        given.keys().operator().ifPresent(token -> file.put(DemoFile.ADMIN_TOKEN, token.reveal()));
        Settings settings = given.with(given.keys()
                .opened(
                        new Token(file.valueOr(DemoFile.SERVICE_TOKEN, Demo::chance)),
                        new Token(file.valueOr(DemoFile.ADMIN_TOKEN, Demo::chance))));
        return new Demo(settings, file);
    }

    /// The settings with which to start.
    public Settings settings() {
        return settings;
    }

    /// Makes what is missing, and writes down what was made.
    ///
    /// @throws CannotStart if the database holds what is not the demonstration's: its passwords are published
    public void provision(BeanContext parts) {
        Emptiness emptiness = new Emptiness(parts, settings.naming().defaultTenant());
        if (!file.exists()) {
            emptiness.demand();
        }
        boolean begins = emptiness.holds();
        String edition = HexFormat.of().formatHex(Digest.sha256(text()).bytes(), 0, EDITION_BYTES);
        if (!begins && file.value(DemoFile.MADE).filter(edition::equals).isPresent()) {
            return; // what was renamed, changed or removed since stays so
        }
        String privateJwk = file.valueOr(DemoFile.PRIVATE_JWK, DemoKey::make);
        String clientId =
                file.valueOr(DemoFile.CLIENT_ID, () -> UUID.randomUUID().toString());
        Description description = Description.parse(
                text(),
                Map.of(DemoFile.CLIENT_ID, clientId, "SIGNET_DEMO_PUBLIC_JWKS", DemoKey.publicHalf(privateJwk)),
                settings.tokens().algorithm());
        file.write(); // before the first change: should this process die, the next start knows its own work
        Author author = Author.operator(Provenance.local("demo"));
        Changes changes =
                new Applying(parts, author).apply(begins ? description : new Remainder(parts).of(description));
        if (!changes.complete()) {
            throw new CannotStart("The demonstration could not be made:\n" + String.join("\n", changes.lines()));
        }
        keepSecret(changes, parts, author);
        file.put(DemoFile.MADE, edition);
        file.write();
    }

    /// Says what there is and how to use it.
    public void explain(IssuerBase base, PrintWriter out) {
        out.print(DemoText.of(base.value(), file.path()));
        out.flush();
    }

    /// The payment service's secret is known only when it is made: if it was lost since, another one is made.
    private void keepSecret(Changes changes, BeanContext parts, Author author) {
        changes.secretOf(TENANT, PAYMENT_SERVICE)
                .or(() -> file.value(DemoFile.PAYMENT_SERVICE_SECRET).isPresent()
                        ? Optional.empty()
                        : rotated(parts, author))
                .map(ClientSecret::reveal)
                .ifPresent(secret -> file.put(DemoFile.PAYMENT_SERVICE_SECRET, secret));
    }

    private static Optional<ClientSecret> rotated(BeanContext parts, Author author) {
        return parts.getBean(ResolveTenant.class).handle(TENANT).flatMap(tenant -> {
            var request = new RotateClientSecret.Request(tenant, new ClientId(PAYMENT_SERVICE), Duration.ZERO, author);
            return switch (parts.getBean(RotateClientSecret.class).handle(request)) {
                case RotateClientSecret.Rotated(var made) -> Optional.of(made);
                case RotateClientSecret.Unknown _, RotateClientSecret.BeyondAuthor _ -> Optional.empty();
            };
        });
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(Demo.class.getResourceAsStream("demo.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String chance() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
