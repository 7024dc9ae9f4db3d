package dev.signet.rest.admin;

import dev.signet.application.signature.RetireSigningKey;
import dev.signet.application.signature.RotateSigningKey;
import dev.signet.application.signature.ShowKeyRing;
import dev.signet.application.tenant.ShowTenant;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.signature.KeyId;
import dev.signet.domain.signature.KeySource;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.rest.description.Described;
import dev.signet.rest.description.Headers;
import dev.signet.rest.description.Operation;
import dev.signet.rest.description.Schema;
import dev.signet.rest.description.Shapes;
import dev.signet.rest.edge.Fault;
import dev.signet.rest.edge.Wrong;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The signing keys of a tenant.
@Controller(Paths.KEYS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("admin:keys")
final class KeyEndpoint {

    private static final Members.Reading<SignatureAlgorithm> ALGORITHM = Members.one(
            Schema.words(SignatureAlgorithm.class),
            SignatureAlgorithm::ofWireName,
            "must be RS256, ES256, EdDSA or HS256");
    private static final Members.Reading<KeyUse> USE = Members.one(
            Schema.words(KeyUse.class), word -> Members.constant(KeyUse.class, word), "must be token or answer");

    private static final Members.Reading<KeySource> SOURCE = Members.text(
            Schema.pattern("^(env|file|vault|aws|vault-transit|aws-kms):[^\\u0000]{1,2048}$"), KeySource::elsewhere);

    private final ShowKeyRing show;
    private final RotateSigningKey rotate;
    private final RetireSigningKey retire;
    private final ShowTenant tenants;
    private final Repetitions repetitions;
    private final Bodies bodies;
    private final InstantSource clock;

    KeyEndpoint(
            ShowKeyRing show,
            RotateSigningKey rotate,
            RetireSigningKey retire,
            ShowTenant tenants,
            Repetitions repetitions,
            Bodies bodies,
            InstantSource clock) {
        this.show = show;
        this.rotate = rotate;
        this.retire = retire;
        this.tenants = tenants;
        this.repetitions = repetitions;
        this.bodies = bodies;
        this.clock = clock;
    }

    @Get
    KeyDocument.Ring show(HttpRequest<?> request, Administrator administrator) {
        var tenant = administrator.tenant();
        Instant now = clock.instant();
        var ring = Judged.by(ShowKeyRing.class, request, () -> show.handle(tenant));
        return new KeyDocument.Ring(ring.keys().stream()
                .sorted(Comparator.comparing((SigningKey key) -> key.life().activeFrom())
                        .reversed()
                        .thenComparing(key -> key.id().value()))
                .map(key -> KeyDocument.of(key, now))
                .toList());
    }

    /// Rotates: without `alg`, the key is of the algorithm that the use has now.
    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> rotate(
            HttpRequest<?> request, Administrator administrator, String slug, @Body byte @Nullable [] body) {
        return repetitions.answer(request, administrator, body, () -> rotated(request, administrator, slug, body));
    }

    private HttpResponse<KeyDocument> rotated(
            HttpRequest<?> request, Administrator administrator, String slug, byte @Nullable [] body) {
        var tenant = administrator.tenant();
        Members in = Members.of(bodies.object(body));
        Wanted next = wanted(in);
        in.verify();
        var wanted = new RotateSigningKey.Request(
                tenant,
                next.algorithm().orElseGet(() -> usual(next.use(), slug)),
                next.use(),
                next.atOnce(),
                next.source(),
                administrator.author());
        return switch (Judged.by(RotateSigningKey.class, request, () -> rotate.handle(wanted))) {
            case RotateSigningKey.Rotated rotated ->
                HttpResponse.created(KeyDocument.of(rotated.added(), clock.instant()));
            case RotateSigningKey.Unusable unusable ->
                throw Fault.invalid(List.of(new Wrong("#/reference", unusable.why())));
            case RotateSigningKey.OperatorOnly only ->
                throw Fault.of(
                        HttpStatus.FORBIDDEN, "insufficient_scope", "Only the operator says where keys are kept.");
        };
    }

    @Delete("/{kid}")
    HttpResponse<Void> retire(HttpRequest<?> request, Administrator administrator, String kid) {
        var wanted = new RetireSigningKey.Request(administrator.tenant(), keyId(kid), administrator.author());
        return switch (Judged.by(RetireSigningKey.class, request, () -> retire.handle(wanted))) {
            case RETIRED -> HttpResponse.noContent();
            case UNKNOWN -> throw unknown();
            case LAST_ONE -> throw Fault.conflict("Nothing would be left to sign with. Rotate with at_once first.");
        };
    }

    private record Wanted(
            KeyUse use, Optional<SignatureAlgorithm> algorithm, boolean atOnce, Optional<KeySource> source) {}

    private static Wanted wanted(Members in) {
        KeyUse use = in.may("use", USE).orElse(KeyUse.TOKEN);
        Optional<SignatureAlgorithm> algorithm = in.may("alg", ALGORITHM);
        boolean atOnce = in.may("at_once", Members.FLAG).orElse(false);
        if (use == KeyUse.ANSWER
                && algorithm.filter(a -> a != SignatureAlgorithm.ES256).isPresent()) {
            in.refuse("alg", "must be ES256 for answers");
        }
        return new Wanted(use, algorithm, atOnce, in.may("reference", SOURCE));
    }

    private SignatureAlgorithm usual(KeyUse use, String slug) {
        return switch (use) {
            case ANSWER -> SignatureAlgorithm.ES256;
            case TOKEN ->
                tenants.handle(new TenantSlug(slug))
                        .orElseThrow(() -> Fault.notFound("No such tenant."))
                        .policy()
                        .algorithm();
        };
    }

    private static KeyId keyId(String text) {
        try {
            return new KeyId(text);
        } catch (InvalidValue e) {
            throw unknown();
        }
    }

    private static Fault unknown() {
        return Fault.notFound("No such key.");
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        @Override
        public Class<?> endpoint() {
            return KeyEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.ofEntries(
                    Map.entry(
                            "show",
                            Operation.of("The signing keys of a tenant, youngest first.")
                                    .gives(200, Schema.of(KeyDocument.Ring.class))),
                    Map.entry(
                            "rotate",
                            Shapes.once(
                                            Operation.of(
                                                    "Rotates: adds a key; without alg, of the algorithm that the use has now. With reference (the operator alone), the key that is kept there."))
                                    .takes(Members.shape(KeyEndpoint::wanted), MediaType.APPLICATION_JSON)
                                    .gives(201, Schema.of(KeyDocument.class), Headers.REPLAYED)),
                    Map.entry(
                            "retire",
                            Operation.of("Retires a key at once.")
                                    .asks("path", "kid", Schema.text(1, 256), "the key")
                                    .gives(204, "It is retired.")
                                    .refuses(409, "Nothing would be left to sign with.")));
        }
    }
}
