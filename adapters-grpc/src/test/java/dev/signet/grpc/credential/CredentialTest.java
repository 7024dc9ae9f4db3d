package dev.signet.grpc.credential;

import static dev.signet.grpc.Caller.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.signet.domain.audit.AuditAction;
import dev.signet.grpc.Caller;
import dev.signet.grpc.Inhabitants;
import dev.signet.grpc.World;
import io.grpc.Status;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import signet.identity.v1.IdentityGrpc;
import signet.identity.v1.RotateApiKeyRequest;
import signet.identity.v1.RotatePasswordRequest;
import signet.identity.v1.ValidateApiKeyRequest;

final class CredentialTest {

    private static final String NEXT = "looking glass 9";

    private final World world = new World();
    private final Caller caller = new Caller(world.channel());
    private final Caller service = caller.asService();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_password_is_changed_by_who_knows_it_and_ends_every_grant() {
        Struct before = caller.login("alice");

        Struct identity = rotate("alice", Inhabitants.PASSWORD, NEXT);

        assertThat(identity.getFieldsMap())
                .containsOnlyKeys(
                        "username",
                        "roles",
                        "password_rotated_at",
                        "password_expires_at",
                        "api_key_last_rotated_at",
                        "api_key_expires_at",
                        "tenant");
        assertThat(text(identity, "password_rotated_at")).isEqualTo("2026-01-15T12:00:00.000000+00:00");
        assertThat(identity.getFieldsOrThrow("api_key_expires_at").getKindCase())
                .isEqualTo(Value.KindCase.NULL_VALUE);
        assertThat(said(() -> caller.call("RefreshToken", "refresh_token", text(before, "refresh_token"))))
                .startsWith("UNAUTHENTICATED");
        assertThat(said(() -> caller.login("alice"))).startsWith("UNAUTHENTICATED");
        assertThat(text(caller.call("IssueToken", "username", "alice", "password", NEXT), "username"))
                .isEqualTo("Alice");
    }

    @Test
    void a_password_that_has_expired_can_be_changed_too() {
        assertThat(text(rotate("carol", Inhabitants.PASSWORD, NEXT), "username"))
                .isEqualTo("carol");
    }

    @Test
    void who_may_not_change_a_password_learns_why() {
        assertThat(said(() -> rotate("alice", "wrong", NEXT)))
                .isEqualTo("UNAUTHENTICATED: Invalid username or password");
        assertThat(said(() -> rotate("bob", Inhabitants.PASSWORD, NEXT)))
                .isEqualTo("PERMISSION_DENIED: Account disabled");
        assertThat(said(() -> rotate("alice", Inhabitants.PASSWORD, ""))).startsWith("INVALID_ARGUMENT: new_password ");
        assertThat(said(() -> caller.call("RotatePassword", "username", "alice")))
                .isEqualTo("INVALID_ARGUMENT: current_password is required");
        assertThat(said(() -> caller.with("x-tenant", "ghost")
                        .call("RotatePassword", "username", " ", "current_password", "x", "new_password", "y")))
                .isEqualTo("NOT_FOUND: Unknown tenant");
        assertThat(world.refused())
                .extracting(tally -> tally.refusal().action())
                .containsOnly(AuditAction.CREDENTIAL_REFUSED);
    }

    @Test
    void api_keys_are_for_services() {
        assertThat(said(() -> caller.call("RotateApiKey", "username", "alice")))
                .isEqualTo("UNAUTHENTICATED: Invalid service token");
        assertThat(said(() -> caller.call("ValidateApiKey", "api_key", "x")))
                .isEqualTo("UNAUTHENTICATED: Invalid service token");
    }

    @Test
    void a_new_key_counts_and_the_one_before_does_not() {
        String first = text(service.call("RotateApiKey", "username", "alice"), "api_key");
        Struct rotated = service.call("RotateApiKey", "username", "alice");

        Struct valid = service.call("ValidateApiKey", "api_key", text(rotated, "api_key"));

        assertThat(text(valid, "username")).isEqualTo("Alice");
        assertThat(text(valid, "api_key_last_rotated_at")).isEqualTo("2026-01-15T12:00:00.000000+00:00");
        assertThat(Caller.texts(valid.getFieldsOrThrow("scope"))).contains("read:users");
        assertThat(valid.getFieldsMap()).doesNotContainKey("api_key");
        assertThat(said(() -> service.call("ValidateApiKey", "api_key", first)))
                .isEqualTo("UNAUTHENTICATED: Invalid API key");
        assertThat(said(() -> service.call("ValidateApiKey", "api_key", "")))
                .isEqualTo("UNAUTHENTICATED: API key cannot be empty");
        assertThat(said(() -> service.call("ValidateApiKey", "api_key", text(rotated, "api_key"), "tenant", "globex")))
                .isEqualTo("UNAUTHENTICATED: Invalid API key");
    }

    @Test
    void a_key_that_is_over_must_be_rotated() {
        String key = text(service.call("RotateApiKey", "username", "alice"), "api_key");
        world.pass(Duration.ofDays(181));

        assertThat(said(() -> service.call("ValidateApiKey", "api_key", key)))
                .isEqualTo("PERMISSION_DENIED: API key has expired and must be rotated");
    }

    @Test
    void who_gets_no_key_learns_why() {
        assertThat(said(() -> service.call("RotateApiKey", "username", "nobody")))
                .isEqualTo("NOT_FOUND: User not found");
        assertThat(said(() -> service.call("RotateApiKey", "username", "bob")))
                .isEqualTo("PERMISSION_DENIED: Account disabled");
        assertThat(said(() -> service.call("RotateApiKey", "username", "alice", "new_api_key", "short")))
                .startsWith("INVALID_ARGUMENT: new_api_key ");
        String taken = "a-key-that-somebody-chose-0123456789";
        service.call("RotateApiKey", "username", "alice", "new_api_key", taken);
        assertThat(Caller.refusal(() -> service.call("RotateApiKey", "username", "carol", "new_api_key", taken))
                        .getStatus()
                        .getCode())
                .isEqualTo(Status.Code.ALREADY_EXISTS);
        assertThat(said(() -> service.with("x-tenant", "ghost").call("RotateApiKey", "username", "alice")))
                .isEqualTo("NOT_FOUND: Unknown tenant");
    }

    @Test
    void the_typed_service_does_the_same() {
        var typed = IdentityGrpc.newBlockingStub(service.channel()).withDeadlineAfter(Duration.ofSeconds(20));

        var changed = typed.rotatePassword(RotatePasswordRequest.newBuilder()
                .setUsername("alice")
                .setCurrentPassword(Inhabitants.PASSWORD)
                .setNewPassword(NEXT)
                .build());
        var rotated = typed.rotateApiKey(
                RotateApiKeyRequest.newBuilder().setUsername("alice").build());
        var valid = typed.validateApiKey(ValidateApiKeyRequest.newBuilder()
                .setApiKey(rotated.getApiKey())
                .build());

        assertThat(changed.hasPasswordRotatedAt()).isTrue();
        assertThat(changed.hasApiKeyLastRotatedAt()).isFalse();
        assertThat(valid.getOwner()).isEqualTo(rotated.getOwner());
        assertThat(valid.getOwner().getTenant()).isEqualTo("acme");
        assertThat(valid.getScopesList()).contains("trading");
    }

    private Struct rotate(String user, String current, String next) {
        return caller.call("RotatePassword", "username", user, "current_password", current, "new_password", next);
    }

    private static String text(Struct members, String name) {
        return members.getFieldsOrThrow(name).getStringValue();
    }
}
