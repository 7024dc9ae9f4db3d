package dev.signet.rest.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.Base32Reader;
import dev.signet.domain.credential.Totp;
import dev.signet.rest.Answer;
import dev.signet.rest.Caller;
import dev.signet.rest.Inhabitants;
import dev.signet.rest.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Authenticators and recovery codes over HTTP.
final class FactorTest {

    private final World world = new World();
    private final Caller caller = world.caller();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void an_authenticator_is_told_by_text_uri_and_image() {
        Answer answer = herself().json("/credentials/totp/enrol", "{}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        assertThat(answer.json())
                .containsOnlyKeys("secret", "otpauth_uri", "qr_image", "expires_at")
                .containsEntry("expires_at", "2026-01-15T12:15:00.000000+00:00");
        assertThat(answer.text("otpauth_uri"))
                .isEqualTo("otpauth://totp/acme:Alice?secret=" + answer.text("secret")
                        + "&issuer=acme&algorithm=SHA1&digits=6&period=30");
        String prefix = "data:image/svg+xml;base64,";
        assertThat(answer.text("qr_image")).startsWith(prefix);
        assertThat(new String(
                        Base64.getDecoder().decode(answer.text("qr_image").substring(prefix.length())),
                        StandardCharsets.UTF_8))
                .startsWith("<svg ")
                .contains("<path d=\"M4,4h1v1h-1z");
    }

    @Test
    void a_login_needs_a_code_from_then_on() {
        Caller herself = herself();
        Totp totp = enrolled(herself);

        Answer without = login("");
        assertThat(without.status()).isEqualTo(401);
        assertThat(without.text("detail")).isEqualTo("Multi-factor challenge failed");
        assertThat(without.header("www-authenticate")).isNotEmpty();
        assertThat(login("000000").status()).isEqualTo(401);
        world.pass(Duration.ofSeconds(30));
        assertThat(login(code(totp)).status()).isEqualTo(200);
        assertThat(login(code(totp)).text("detail")).isEqualTo("Multi-factor challenge failed");
    }

    @Test
    void a_client_sends_the_code_in_its_form() {
        Totp totp = enrolled(herself());
        Caller console = caller.as("console", Inhabitants.SECRET);
        String[] form = {"grant_type", "password", "username", "alice", "password", Inhabitants.PASSWORD};
        assertThat(console.form("/oauth/token", form).text("error")).isEqualTo("invalid_grant");
        world.pass(Duration.ofSeconds(30));
        String[] whole = java.util.Arrays.copyOf(form, form.length + 2);
        whole[form.length] = "mfa_code";
        whole[form.length + 1] = code(totp);
        assertThat(console.form("/oauth/token", whole).status()).isEqualTo(200);
    }

    @Test
    void recovery_codes_open_once_and_are_renewed() {
        Caller herself = herself();
        Totp totp = enrolled(herself);
        world.pass(Duration.ofSeconds(30));
        Answer renewed = herself.json("/credentials/recovery-codes", mfa(code(totp)));
        assertThat(renewed.status()).isEqualTo(200);
        String code = ((List<?>) Objects.requireNonNull(renewed.json().get("recovery_codes")))
                .getFirst()
                .toString();
        assertThat(code).matches("[a-z2-7]{5}-[a-z2-7]{5}");
        assertThat(login(code).status()).isEqualTo(200);
        assertThat(login(code).status()).isEqualTo(401);
    }

    @Test
    void an_authenticator_is_removed_by_its_owner() {
        Caller herself = herself();
        Totp totp = enrolled(herself);
        assertThat(herself.json("/credentials/totp/enrol", "{}").status()).isEqualTo(409);
        assertThat(herself.json("/credentials/totp/remove", "{}").status()).isEqualTo(422);
        assertThat(herself.json("/credentials/totp/remove", mfa("000000")).status())
                .isEqualTo(401);
        world.pass(Duration.ofSeconds(30));
        assertThat(herself.json("/credentials/totp/remove", mfa(code(totp))).status())
                .isEqualTo(204);
        assertThat(herself.json("/credentials/totp/remove", mfa(code(totp))).status())
                .isEqualTo(404);
        assertThat(login("").status()).isEqualTo(200);
    }

    @Test
    void nobody_does_it_for_another() {
        assertThat(caller.json("/credentials/totp/enrol", "{}").status()).isEqualTo(401);
        assertThat(caller.with("X-Service-Token", World.SERVICE_TOKEN)
                        .json("/credentials/totp/enrol", "{}")
                        .status())
                .isEqualTo(401);
        assertThat(caller.with("Authorization", "Bearer " + World.OPERATOR_TOKEN)
                        .json("/credentials/totp/enrol", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(herself().json("/globex/credentials/totp/enrol", "{}").status())
                .isEqualTo(401);
        String lent = caller.as("console", Inhabitants.SECRET)
                .form("/oauth/token", "grant_type", "password", "username", "alice", "password", Inhabitants.PASSWORD)
                .text("access_token");
        assertThat(caller.with("Authorization", "Bearer " + lent)
                        .json("/credentials/totp/enrol", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(herself().json("/credentials/totp/confirm", mfa("123456")).status())
                .isEqualTo(404);
    }

    private Caller herself() {
        return caller.with("Authorization", "Bearer " + login("").text("access_token"));
    }

    private Totp enrolled(Caller herself) {
        Totp totp = new Totp(
                Base32Reader.read(herself.json("/credentials/totp/enrol", "{}").text("secret")));
        Answer confirmed = herself.json("/credentials/totp/confirm", mfa(code(totp)));
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(confirmed.json()).containsOnlyKeys("recovery_codes");
        return totp;
    }

    private String code(Totp totp) {
        return totp.codeOf(Totp.stepAt(world.now()));
    }

    private Answer login(String code) {
        return caller.json(
                "/oauth/token",
                "{\"grant_type\":\"password\",\"username\":\"Alice\",\"password\":\"%s\",\"mfa_code\":\"%s\"}"
                        .formatted(Inhabitants.PASSWORD, code));
    }

    private static String mfa(String code) {
        return "{\"mfa_code\":\"%s\"}".formatted(code);
    }
}
