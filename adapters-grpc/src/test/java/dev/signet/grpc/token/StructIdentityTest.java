package dev.signet.grpc.token;

import static dev.signet.grpc.Caller.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import dev.signet.domain.Cast;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.Refusal;
import dev.signet.domain.audit.RefusalTally;
import dev.signet.domain.tenant.TenantState;
import dev.signet.domain.user.UserState;
import dev.signet.grpc.Caller;
import dev.signet.grpc.Inhabitants;
import dev.signet.grpc.World;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StructIdentityTest {

    private final World world = new World();
    private final Caller caller = new Caller(world.channel());

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_login_has_the_members_that_its_clients_read() {
        Struct tokens = caller.login("alice");

        assertThat(tokens.getFieldsMap())
                .containsOnlyKeys(
                        "access_token",
                        "refresh_token",
                        "expires_in",
                        "expires_at",
                        "issued_at",
                        "scope",
                        "roles",
                        "username",
                        "tenant",
                        "password_expires_at");
        assertThat(tokens.getFieldsOrThrow("expires_in").getNumberValue()).isEqualTo(3600.0);
        assertThat(text(tokens, "issued_at")).isEqualTo("2026-01-15T12:00:00.000000+00:00");
        assertThat(text(tokens, "expires_at")).isEqualTo("2026-01-15T13:00:00.000000+00:00");
        assertThat(Caller.texts(tokens.getFieldsOrThrow("scope")))
                .contains("openid", "profile", "tenant:acme", "trading", "read:users");
        assertThat(Caller.texts(tokens.getFieldsOrThrow("roles"))).containsExactly("trading");
        assertThat(text(tokens, "username")).isEqualTo("Alice");
        assertThat(text(tokens, "tenant")).isEqualTo("acme");
        assertThat(tokens.getFieldsOrThrow("password_expires_at").getKindCase()).isEqualTo(Value.KindCase.NULL_VALUE);
    }

    @Test
    void scopes_are_named_in_a_text_or_a_list_and_what_may_not_be_had_is_left_out() {
        var asText = caller.call(
                "IssueToken",
                "username",
                "alice",
                "password",
                Inhabitants.PASSWORD,
                "scope",
                "read:users admin:system");
        var asList =
                caller.call("IssueToken", "username", "alice", "password", Inhabitants.PASSWORD, "scope", new String[] {
                    "read:users", "no scope"
                });

        assertThat(Caller.texts(asText.getFieldsOrThrow("scope")))
                .contains("read:users")
                .doesNotContain("admin:system", "write:transactions");
        assertThat(Caller.texts(asList.getFieldsOrThrow("scope")))
                .isEqualTo(Caller.texts(asText.getFieldsOrThrow("scope")));
    }

    @Test
    void the_field_names_the_tenant_before_the_metadata_and_both_before_the_default() {
        assertThat(text(caller.login("alice"), "tenant")).isEqualTo("acme");
        for (String name : List.of("x-tenant", "x-tenant-id", "x-realm")) {
            assertThat(text(caller.with(name, "globex").login("alice"), "tenant"))
                    .isEqualTo("globex");
        }
        assertThat(text(
                        caller.with("x-tenant-id", "nowhere")
                                .call(
                                        "IssueToken",
                                        "tenant",
                                        "globex",
                                        "username",
                                        "alice",
                                        "password",
                                        Inhabitants.PASSWORD),
                        "tenant"))
                .isEqualTo("globex");
        assertThat(text(caller.with("x-tenant-id", "").login("alice"), "tenant"))
                .isEqualTo("acme");
    }

    @Test
    void nobody_can_tell_a_suspended_tenant_from_one_that_never_was() {
        for (String tenant : List.of("ghost", "nowhere", "NO SLUG")) {
            Caller there = caller.with("x-tenant", tenant);
            assertThat(said(() -> there.login("alice"))).isEqualTo("NOT_FOUND: Unknown tenant");
            assertThat(said(() -> there.call("IssueToken", "username", " ", "password", "x")))
                    .isEqualTo("NOT_FOUND: Unknown tenant");
            assertThat(said(() -> there.call("RefreshToken", "refresh_token", "garbage")))
                    .isEqualTo("NOT_FOUND: Unknown tenant");
        }
    }

    @Test
    void who_is_not_let_in_learns_why_in_a_status() {
        assertThat(said(() -> caller.call("IssueToken", "username", "alice", "password", "wrong")))
                .isEqualTo("UNAUTHENTICATED: Invalid username or password");
        assertThat(said(() -> caller.call("IssueToken"))).isEqualTo("UNAUTHENTICATED: Invalid username or password");
        assertThat(said(() -> caller.login("nobody"))).isEqualTo("UNAUTHENTICATED: Invalid username or password");
        assertThat(said(() -> caller.login("bob"))).isEqualTo("PERMISSION_DENIED: Account disabled");
        assertThat(said(() -> caller.login("carol"))).isEqualTo("UNAUTHENTICATED: Password expired; rotation required");
    }

    @Test
    void programs_can_tell_refusals_apart() throws Exception {
        assertThat(reason(Caller.refusal(() -> caller.login("carol")))).isEqualTo("PASSWORD_EXPIRED");
        assertThat(reason(Caller.refusal(() -> caller.login("bob")))).isEqualTo("ACCOUNT_DISABLED");
    }

    @Test
    void a_member_of_another_kind_is_an_invalid_argument() {
        assertThat(said(() -> caller.call("IssueToken", "username", 7)))
                .isEqualTo("INVALID_ARGUMENT: username must be a string");
        assertThat(said(() -> caller.call("RefreshToken", "refresh_token", "x", "scope", 7)))
                .isEqualTo("INVALID_ARGUMENT: scope must be a string or a list of strings");
        assertThat(said(() -> caller.call("RefreshToken", "refresh_token", nothing())))
                .isEqualTo("INVALID_ARGUMENT: refresh_token is required");
        assertThat(said(() -> caller.asService().call("IntrospectToken")))
                .isEqualTo("INVALID_ARGUMENT: token is required");
    }

    @Test
    void a_refresh_finds_the_tenant_in_its_token() {
        String token = text(caller.with("x-tenant", "globex").login("alice"), "refresh_token");

        var next = caller.call("RefreshToken", "refresh_token", token);

        assertThat(text(next, "tenant")).isEqualTo("globex");
        assertThat(text(next, "refresh_token")).isNotEqualTo(token);
        assertThat(said(() ->
                        caller.call("RefreshToken", "refresh_token", text(next, "refresh_token"), "tenant", "acme")))
                .as("the field wins, and there the token is nothing")
                .isEqualTo("UNAUTHENTICATED: Refresh token validation failed");
    }

    @Test
    void a_refresh_that_is_refused_says_so() {
        var login = caller.login("alice");
        String first = text(login, "refresh_token");
        String second = text(caller.call("RefreshToken", "refresh_token", first), "refresh_token");

        assertThat(said(() -> caller.call("RefreshToken", "refresh_token", "garbage")))
                .isEqualTo("UNAUTHENTICATED: Refresh token validation failed");
        assertThat(said(() -> caller.call("RefreshToken", "refresh_token", "eyJ.e30.x")))
                .isEqualTo("UNAUTHENTICATED: Provided token is not a refresh token");
        assertThat(said(() -> caller.call("RefreshToken", "refresh_token", first)))
                .isEqualTo("UNAUTHENTICATED: Refresh token has been revoked or is unknown");
        world.cast().alice(UserState.DISABLED);
        assertThat(said(() -> caller.call("RefreshToken", "refresh_token", second)))
                .isIn(
                        "PERMISSION_DENIED: Account disabled",
                        "UNAUTHENTICATED: Refresh token has been revoked or is unknown");
    }

    @Test
    void introspection_is_for_services() {
        String token = text(caller.login("alice"), "access_token");

        assertThat(said(() -> caller.call("IntrospectToken", "token", token)))
                .isEqualTo("UNAUTHENTICATED: Invalid service token");
        assertThat(said(() -> caller.with("x-service-token", "wrong").call("IntrospectToken", "token", token)))
                .isEqualTo("UNAUTHENTICATED: Invalid service token");
        assertThat(said(() ->
                        caller.with("x-service-token", World.OPERATOR_TOKEN).call("IntrospectToken", "token", token)))
                .isEqualTo("UNAUTHENTICATED: Invalid service token");
    }

    @Test
    void a_good_access_token_is_told_of() {
        String token = text(caller.login("alice"), "access_token");

        var active = caller.asService().call("IntrospectToken", "token", token);

        assertThat(active.getFieldsMap())
                .containsOnlyKeys(
                        "active",
                        "username",
                        "subject",
                        "tenant",
                        "scope",
                        "roles",
                        "issued_at",
                        "expires_at",
                        "token_type",
                        "client_id",
                        "claims");
        assertThat(active.getFieldsOrThrow("active").getBoolValue()).isTrue();
        assertThat(text(active, "subject")).isEqualTo("Alice");
        assertThat(text(active, "tenant")).isEqualTo("acme");
        assertThat(text(active, "issued_at")).isEqualTo("2026-01-15T12:00:00+00:00");
        assertThat(text(active, "expires_at")).isEqualTo("2026-01-15T13:00:00+00:00");
        assertThat(text(active, "token_type")).isEqualTo("access");
        assertThat(active.getFieldsOrThrow("client_id").getKindCase()).isEqualTo(Value.KindCase.NULL_VALUE);
        var claims = active.getFieldsOrThrow("claims").getStructValue();
        assertThat(text(claims, "iss")).isEqualTo(World.BASE + "/acme");
        assertThat(claims.getFieldsOrThrow("iat").getNumberValue()).isEqualTo((double) Cast.NOON.getEpochSecond());
    }

    @Test
    void a_good_refresh_token_is_told_of() {
        String token = text(caller.login("alice"), "refresh_token");

        var active = caller.asService().call("IntrospectToken", "token", token);

        assertThat(active.getFieldsOrThrow("active").getBoolValue()).isTrue();
        assertThat(text(active, "token_type")).isEqualTo("refresh");
        assertThat(text(active.getFieldsOrThrow("claims").getStructValue(), "jti"))
                .hasSize(32);
    }

    @Test
    void what_does_not_count_is_inactive_and_all_members_are_there() {
        String foreign = text(caller.with("x-tenant", "globex").login("alice"), "access_token");
        String mine = text(caller.login("alice"), "access_token");
        Caller service = caller.asService();

        assertThat(isActive(service.call("IntrospectToken", "token", foreign, "tenant", "globex")))
                .isTrue();
        assertThat(isActive(service.call("IntrospectToken", "token", foreign, "tenant", "acme")))
                .isFalse();
        assertThat(isActive(service.call("IntrospectToken", "token", mine, "tenant", "nowhere")))
                .isFalse();
        assertThat(isActive(service.call("IntrospectToken", "token", "a.b.c"))).isFalse();
        assertThat(isActive(service.call("IntrospectToken", "token", ""))).isFalse();
        world.cast().alice(UserState.DISABLED);
        assertThat(isActive(service.call("IntrospectToken", "token", mine))).isFalse();
        world.cast().alice(UserState.ACTIVE);
        world.cast().put(Cast.ACME, TenantState.SUSPENDED);
        assertThat(isActive(service.call("IntrospectToken", "token", mine))).isFalse();
        assertThat(service.call("IntrospectToken", "token", "garbage").getFieldsMap())
                .hasSize(11);
    }

    @Test
    void an_expired_token_is_inactive() {
        String token = text(caller.login("alice"), "access_token");
        world.pass(Duration.ofHours(2));

        assertThat(isActive(caller.asService().call("IntrospectToken", "token", token)))
                .isFalse();
    }

    @Test
    void who_guesses_too_often_is_told_when_to_come_again() throws Exception {
        for (int i = 0; i < 7; i++) {
            assertThat(Caller.refusal(() -> caller.call("IssueToken", "username", "alice", "password", "wrong"))
                            .getStatus()
                            .getCode())
                    .isIn(Status.Code.UNAUTHENTICATED, Status.Code.RESOURCE_EXHAUSTED);
        }
        StatusRuntimeException refused = Caller.refusal(() -> caller.login("alice"));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(reason(refused)).isEqualTo("TOO_MANY_GUESSES");
        assertThat(retry(refused)).isPositive();
    }

    @Test
    void guesses_are_counted_by_source_but_not_those_that_a_service_relays() {
        assertThat(afterGuesses(caller.with("x-forwarded-for", "192.0.2.7"))).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(afterGuesses(caller.asService())).isEqualTo(Status.Code.UNAUTHENTICATED);
    }

    @Test
    void refusals_are_counted_for_the_audit_trail() {
        Caller.refusal(() -> caller.call("IssueToken", "username", "alice", "password", "wrong"));
        Caller.refusal(() -> caller.call("RefreshToken", "refresh_token", "garbage"));
        Caller.refusal(() -> caller.with("x-tenant", "nowhere").login("alice"));

        assertThat(world.refused())
                .extracting(RefusalTally::refusal)
                .extracting(Refusal::action)
                .containsExactlyInAnyOrder(AuditAction.LOGIN_REFUSED, AuditAction.REFRESH_REFUSED);
    }

    @Test
    void use_cases_are_measured() {
        caller.login("alice");
        Caller.refusal(() -> caller.call("IssueToken", "username", "alice", "password", "wrong"));

        assertThat(world.meters()
                        .get("signet.use.case.outcomes")
                        .tags("use_case", "IssueUserTokens", "outcome", "issued")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(world.meters()
                        .get("signet.grpc.calls")
                        .tags("method", "identity.v1.Identity/IssueToken", "status", "UNAUTHENTICATED")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    private static Status.Code afterGuesses(Caller caller) {
        Status.Code last = Status.Code.OK;
        for (int i = 0; i < 61; i++) {
            String name = "mallory" + i;
            last = Caller.refusal(() -> caller.call("IssueToken", "username", name, "password", "wrong"))
                    .getStatus()
                    .getCode();
        }
        return last;
    }

    private static String reason(StatusRuntimeException refused) throws Exception {
        return detail(refused, ErrorInfo.class).getReason();
    }

    private static Duration retry(StatusRuntimeException refused) throws Exception {
        var delay = detail(refused, RetryInfo.class).getRetryDelay();
        return Duration.ofSeconds(delay.getSeconds(), delay.getNanos());
    }

    private static <T extends com.google.protobuf.Message> T detail(StatusRuntimeException refused, Class<T> type)
            throws Exception {
        for (var any : java.util.Objects.requireNonNull(StatusProto.fromThrowable(refused))
                .getDetailsList()) {
            if (any.is(type)) {
                return any.unpack(type);
            }
        }
        throw new AssertionError("no " + type.getSimpleName());
    }

    private static boolean isActive(Struct introspection) {
        return introspection.getFieldsOrThrow("active").getBoolValue();
    }

    private static Value nothing() {
        return Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build();
    }

    private static String text(Struct members, String name) {
        return members.getFieldsOrThrow(name).getStringValue();
    }
}
