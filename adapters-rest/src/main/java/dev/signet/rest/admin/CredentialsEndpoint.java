package dev.signet.rest.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signet.application.credential.ListCredentials;
import dev.signet.application.credential.RevokeCredential;
import dev.signet.application.credential.policy.ChangeCredentialPolicy;
import dev.signet.application.credential.policy.ShowCredentialPolicy;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.CredentialNote;
import dev.signet.domain.credential.CredentialPolicy;
import dev.signet.domain.credential.CredentialRules;
import dev.signet.domain.credential.PasswordRules;
import dev.signet.domain.user.UserId;
import dev.signet.rest.description.Described;
import dev.signet.rest.description.Format;
import dev.signet.rest.description.Operation;
import dev.signet.rest.description.Schema;
import dev.signet.rest.description.Shapes;
import dev.signet.rest.edge.Fault;
import dev.signet.rest.edge.Refusals;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What users prove themselves by, and what a tenant demands of it.
@Controller(Paths.TENANT)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("admin:users")
final class CredentialsEndpoint {

    private static final String CREDENTIALS = "/users/{id}/credentials";
    private static final String POLICY = "/credential-policy";

    private final ListCredentials list;
    private final RevokeCredential revoke;
    private final ShowCredentialPolicy showPolicy;
    private final ChangeCredentialPolicy changePolicy;
    private final Bodies bodies;

    CredentialsEndpoint(
            ListCredentials list,
            RevokeCredential revoke,
            ShowCredentialPolicy showPolicy,
            ChangeCredentialPolicy changePolicy,
            Bodies bodies) {
        this.list = list;
        this.revoke = revoke;
        this.showPolicy = showPolicy;
        this.changePolicy = changePolicy;
        this.bodies = bodies;
    }

    @Get(CREDENTIALS)
    Listing<CredentialDocument> list(HttpRequest<?> request, Administrator administrator, String id) {
        var wanted = new ListCredentials.Request(administrator.tenant(), userId(id));
        return switch (Judged.by(ListCredentials.class, request, () -> list.handle(wanted))) {
            case ListCredentials.Listed listed -> CredentialDocument.listing(listed.notes());
            case ListCredentials.UnknownUser unknown -> throw Refusals.unknownUser();
        };
    }

    @Delete(CREDENTIALS + "/{credential}")
    HttpResponse<Void> revoke(HttpRequest<?> request, Administrator administrator, String id, String credential) {
        var wanted = new RevokeCredential.Request(
                administrator.tenant(), userId(id), credentialId(credential), administrator.author());
        return switch (Judged.by(RevokeCredential.class, request, () -> revoke.handle(wanted))) {
            case REVOKED -> HttpResponse.noContent();
            case UNKNOWN -> throw unknown();
            case BEYOND_AUTHOR -> throw Refusals.beyondAuthor();
        };
    }

    private static UserId userId(String text) {
        return new UserId(uuid(text, Refusals::unknownUser));
    }

    /// The credential that a path names.
    static CredentialId credentialId(String text) {
        return new CredentialId(uuid(text, CredentialsEndpoint::unknown));
    }

    private static UUID uuid(String text, Supplier<Fault> otherwise) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw otherwise.get();
        }
    }

    static Fault unknown() {
        return Fault.notFound("No such credential that counts.");
    }

    @Get(POLICY)
    CredentialPolicyDocument showPolicy(HttpRequest<?> request, Administrator administrator) {
        return CredentialPolicyDocument.of(
                Judged.by(ShowCredentialPolicy.class, request, () -> showPolicy.handle(administrator.tenant())));
    }

    @Put(POLICY)
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<CredentialPolicyDocument> changePolicy(
            HttpRequest<?> request, Administrator administrator, @Body byte @Nullable [] body) {
        Members in = Members.of(bodies.object(body));
        Supplier<CredentialPolicy> policy = CredentialPolicyDocument.read(in);
        in.verify();
        changePolicy.handle(
                new ChangeCredentialPolicy.Request(administrator.tenant(), policy.get(), administrator.author()));
        return HttpResponse.ok(CredentialPolicyDocument.of(policy.get()));
    }

    /// What may be told of a credential.
    ///
    /// @param createdBy whose work it is: `operator`, `user:…`, `client:…`; null where that was not kept
    /// @param endedAt when another took its place, or it was taken away
    /// @param lastUsedAt may lag behind by half a minute
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record CredentialDocument(
            @Format("uuid") String id,
            String kind,
            String state,
            int version,
            @Format("date-time") String createdAt,
            @Nullable @Format("date-time") String expiresAt,
            @Nullable @Format("date-time") String endedAt,
            @Nullable @Format("date-time") String lastUsedAt,
            @Nullable String createdBy) {

        /// All of them at once: nobody has many.
        static Listing<CredentialDocument> listing(List<CredentialNote> notes) {
            return new Listing<>(notes.stream().map(CredentialDocument::of).toList(), null);
        }

        private static CredentialDocument of(CredentialNote note) {
            CredentialLife life = note.life();
            return new CredentialDocument(
                    note.id().value().toString(),
                    word(note.kind()),
                    word(note.state()),
                    life.version().number(),
                    life.created().toString(),
                    time(life.expires()),
                    time(note.ended()),
                    time(note.lastUsed()),
                    life.by()
                            .map(actor -> word(actor.kind()) + (actor.id().isEmpty() ? "" : ":" + actor.id()))
                            .orElse(null));
        }

        private static @Nullable String time(Optional<Instant> time) {
            return time.map(Instant::toString).orElse(null);
        }

        private static String word(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
    }

    /// What a tenant demands of credentials; null: what the deployment does.
    ///
    /// @param passwordMaxAgeDays after how many days a password must be changed
    /// @param apiKeyMaxAgeDays after how many days an API key must be changed
    /// @param passwordMinLength in characters
    /// @param passwordHistory how many former passwords must not be chosen again
    /// @param passwordMinAgeSeconds how old a password must be before its owner may change it
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record CredentialPolicyDocument(
            @Nullable Integer passwordMaxAgeDays,
            @Nullable Integer apiKeyMaxAgeDays,
            @Nullable Integer passwordMinLength,
            @Nullable Integer passwordHistory,
            @Nullable Long passwordMinAgeSeconds) {

        static CredentialPolicyDocument of(CredentialPolicy policy) {
            return new CredentialPolicyDocument(
                    policy.passwordDays().orElse(null),
                    policy.apiKeyDays().orElse(null),
                    policy.shortestPassword().orElse(null),
                    policy.passwordHistory().orElse(null),
                    policy.passwordMinimumAge().map(Duration::toSeconds).orElse(null));
        }

        /// Reads a policy; the value after [Members#verify].
        static Supplier<CredentialPolicy> read(Members in) {
            Optional<Integer> passwordDays = in.may("password_max_age_days", number(1, CredentialPolicy.MOST_DAYS));
            Optional<Integer> apiKeyDays = in.may("api_key_max_age_days", number(1, CredentialPolicy.MOST_DAYS));
            Optional<Integer> shortest = in.may(
                    "password_min_length",
                    number(PasswordRules.STANDARD.shortest(), CredentialPolicy.LONGEST_SHORTEST));
            Optional<Integer> history = in.may("password_history", number(0, CredentialRules.LONGEST_HISTORY));
            Optional<Duration> age = in.may(
                    "password_min_age_seconds", Members.seconds(Duration.ZERO, CredentialPolicy.LONGEST_MINIMUM_AGE));
            return () -> new CredentialPolicy(passwordDays, apiKeyDays, shortest, history, age);
        }

        private static Members.Reading<Integer> number(int least, int most) {
            return new Members.Reading<>(Schema.whole(least, most), node -> {
                long value = Members.whole(node);
                InvalidValue.unless(value >= least && value <= most, "must be %d to %d".formatted(least, most));
                return (int) value;
            });
        }
    }

    /// What it says of itself.
    @Singleton
    static final class Description implements Described {

        @Override
        public Class<?> endpoint() {
            return CredentialsEndpoint.class;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.ofEntries(
                    Map.entry(
                            "list",
                            Operation.of("What a user has, and had, to prove themselves by, youngest first.")
                                    .asks("path", "id", Shapes.UUID, "the id of the user")
                                    .gives(200, Shapes.listing(Schema.of(CredentialDocument.class)))),
                    Map.entry(
                            "revoke",
                            Operation.of("Takes a credential away; with a password go all grants.")
                                    .asks("path", "id", Shapes.UUID, "the id of the user")
                                    .asks("path", "credential", Shapes.UUID, "the id of the credential")
                                    .gives(204, "It counts no more.")),
                    Map.entry(
                            "showPolicy",
                            Operation.of("What a tenant demands of credentials.")
                                    .gives(200, Schema.of(CredentialPolicyDocument.class))),
                    Map.entry(
                            "changePolicy",
                            Operation.of("Demands this of credentials from now on; what is left out, as the deployment"
                                            + " does.")
                                    .takes(Members.shape(CredentialPolicyDocument::read), MediaType.APPLICATION_JSON)
                                    .gives(200, Schema.of(CredentialPolicyDocument.class))));
        }
    }
}
