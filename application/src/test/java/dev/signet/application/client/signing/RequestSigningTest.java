package dev.signet.application.client.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Author;
import dev.signet.application.Town;
import dev.signet.application.client.ChangeClient;
import dev.signet.application.client.ListClientCredentials;
import dev.signet.application.client.RevokeClientCredential;
import dev.signet.domain.Cast;
import dev.signet.domain.Hkdf;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.ActorKind;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.ClientPermissions;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.credential.CredentialNote;
import dev.signet.domain.signature.HmacKey;
import dev.signet.domain.signature.SignedRequest;
import dev.signet.domain.signature.SigningProfile;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.AssignedBy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class RequestSigningTest {

    private static final Author CLERK = new Author(
            new Actor(ActorKind.CLIENT, "clerk"),
            AssignedBy.ADMINISTRATOR,
            Scopes.parse("admin:clients"),
            Provenance.local("test"));

    private final Town town = new Town();
    private final TenantId acme = town.acme.id();
    private final TenantId globex = town.globex.id();
    private final ClientId console = town.console.client().id();

    @Test
    void a_client_signs_with_the_key_it_was_shown() {
        HmacKey key = rotated(Duration.ZERO);
        assertThat(verified(acme, key)).isEqualTo(new VerifyRequestSignature.Verified(town.console.client()));
        assertThat(key.reveal()).hasSize(43);
        var entry = town.world.entry(acme, AuditAction.CLIENT_HMAC_KEY_ROTATED);
        assertThat(entry.target()).isEqualTo("client:console");
        assertThat(entry.toString()).doesNotContain(key.reveal());
        assertThat(verified(globex, key)).isEqualTo(refused(VerifyRequestSignature.Why.WRONG_SIGNATURE));
    }

    @Test
    void a_key_that_leaked_ends_at_once() {
        HmacKey leaked = rotated(Duration.ZERO);
        HmacKey next = rotated(Duration.ZERO);
        assertThat(verified(acme, leaked)).isEqualTo(refused(VerifyRequestSignature.Why.WRONG_SIGNATURE));
        assertThat(verified(acme, next)).isInstanceOf(VerifyRequestSignature.Verified.class);
    }

    @Test
    void an_overlap_ends_to_the_second() {
        HmacKey old = rotated(Duration.ZERO);
        HmacKey next = rotated(Duration.ofSeconds(60));
        town.world.pass(Duration.ofSeconds(59));
        assertThat(verified(acme, old)).isInstanceOf(VerifyRequestSignature.Verified.class);
        assertThat(verified(acme, next)).isInstanceOf(VerifyRequestSignature.Verified.class);
        town.world.pass(Duration.ofSeconds(1));
        assertThat(verified(acme, old)).isEqualTo(refused(VerifyRequestSignature.Why.WRONG_SIGNATURE));
        assertThat(verified(acme, next)).isInstanceOf(VerifyRequestSignature.Verified.class);
    }

    @Test
    void what_is_told_of_keys_cannot_be_used() {
        HmacKey old = rotated(Duration.ZERO);
        HmacKey next = rotated(Duration.ofHours(1));
        assertThat(verified(acme, next)).isInstanceOf(VerifyRequestSignature.Verified.class);
        town.world.recordCredentialUses.handle();
        List<CredentialNote> notes = notes(acme).stream()
                .filter(note -> note.kind() == CredentialKind.HMAC_KEY)
                .toList();
        assertThat(notes).extracting(CredentialNote::id).containsExactly(next.id(), old.id());
        assertThat(notes.getFirst().lastUsed()).contains(town.world.clock.instant());
        assertThat(notes.getFirst().life().by()).contains(Actor.OPERATOR);
        assertThat(notes.getLast().life().expires())
                .contains(town.world.clock.instant().plus(Duration.ofHours(1)));
        assertThat(notes.toString()).doesNotContain(old.reveal(), next.reveal());
        assertThat(notes(globex)).noneMatch(note -> note.kind() == CredentialKind.HMAC_KEY);
    }

    @Test
    void a_revoked_key_counts_no_more() {
        HmacKey key = rotated(Duration.ZERO);
        assertThat(revoke(globex, key.id(), Town.OPERATOR)).isEqualTo(RevokeClientCredential.Outcome.UNKNOWN);
        assertThat(revoke(acme, key.id(), Town.OPERATOR)).isEqualTo(RevokeClientCredential.Outcome.REVOKED);
        assertThat(revoke(acme, key.id(), Town.OPERATOR)).isEqualTo(RevokeClientCredential.Outcome.UNKNOWN);
        assertThat(verified(acme, key)).isEqualTo(refused(VerifyRequestSignature.Why.WRONG_SIGNATURE));
        assertThat(town.world.entry(acme, AuditAction.CLIENT_CREDENTIAL_REVOKED).target())
                .isEqualTo("credential:" + key.id().value());
    }

    @Test
    void a_secret_is_taken_away_in_the_same_way() {
        assertThat(notes(acme)).allSatisfy(note -> assertThat(note.life().by()).contains(Actor.OPERATOR));
        CredentialId secret = notes(acme).getFirst().id();
        assertThat(revoke(acme, secret, Town.OPERATOR)).isEqualTo(RevokeClientCredential.Outcome.REVOKED);
        assertThat(town.world
                        .store
                        .transactions()
                        .once(acme, tx -> town.world.store.clients().lookup(tx, console))
                        .registered()
                        .orElseThrow()
                        .credentials())
                .isEmpty();
    }

    @Test
    void nobody_touches_a_client_with_more_administration() {
        town.client(
                acme,
                "powerful",
                Set.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC),
                ClientPermissions.of(Set.of(GrantType.CLIENT_CREDENTIALS), Scopes.parse("admin:keys")),
                Optional.empty(),
                List.of());
        ClientId powerful = new ClientId("powerful");
        assertThat(rotate(powerful, Duration.ZERO, CLERK)).isEqualTo(new RotateHmacKey.BeyondAuthor());
        assertThat(rotate(powerful, Duration.ZERO, Town.OPERATOR)).isInstanceOf(RotateHmacKey.Rotated.class);
        CredentialId secret = town.world
                .listClientCredentials
                .handle(new ListClientCredentials.Request(acme, powerful))
                .orElseThrow()
                .notes()
                .getFirst()
                .id();
        assertThat(town.world.revokeClientCredential.handle(
                        new RevokeClientCredential.Request(acme, powerful, secret, CLERK)))
                .isEqualTo(RevokeClientCredential.Outcome.BEYOND_AUTHOR);
    }

    @Test
    void only_who_can_keep_a_key_gets_one() {
        town.client(acme, "app", Set.of(ClientAuthenticationMethod.NONE), List.of());
        for (String name : List.of("app", "nobody")) {
            ClientId id = new ClientId(name);
            assertThat(rotate(id, Duration.ZERO, Town.OPERATOR)).isEqualTo(new RotateHmacKey.Unknown());
            assertThat(town.world.verifyRequestSignature.handle(new VerifyRequestSignature.Request(
                            acme, id, signed(new HmacKey(new CredentialId(Cast.anId()), "guessed")))))
                    .isEqualTo(refused(VerifyRequestSignature.Why.UNKNOWN));
        }
        assertThat(town.world.listClientCredentials.handle(
                        new ListClientCredentials.Request(acme, new ClientId("nobody"))))
                .isEmpty();
        assertThat(town.world.revokeClientCredential.handle(new RevokeClientCredential.Request(
                        acme, new ClientId("nobody"), new CredentialId(Cast.anId()), Town.OPERATOR)))
                .isEqualTo(RevokeClientCredential.Outcome.UNKNOWN);
    }

    @Test
    void a_client_that_is_not_served_signs_in_vain() {
        HmacKey key = rotated(Duration.ZERO);
        change(client -> client.in(ClientState.SUSPENDED));
        assertThat(verified(acme, key)).isEqualTo(refused(VerifyRequestSignature.Why.DISABLED));
        change(client -> client.in(ClientState.RETIRED));
        assertThat(verified(acme, key)).isEqualTo(refused(VerifyRequestSignature.Why.DISABLED));
        assertThat(rotate(console, Duration.ZERO, Town.OPERATOR)).isEqualTo(new RotateHmacKey.Unknown());
    }

    @Test
    void what_is_late_or_no_signature_is_told_apart_inside() {
        HmacKey key = rotated(Duration.ZERO);
        SignedRequest signed = signed(key);
        town.world.pass(Duration.ofSeconds(301));
        assertThat(town.world.verifyRequestSignature.handle(new VerifyRequestSignature.Request(acme, console, signed)))
                .isEqualTo(refused(VerifyRequestSignature.Why.OUT_OF_TIME));
        var garbage = new SignedRequest(
                SigningProfile.PERMISO, "GET", "/", new byte[0], new SignedRequest.Stamp("now", "signed"));
        assertThat(town.world.verifyRequestSignature.handle(new VerifyRequestSignature.Request(acme, console, garbage)))
                .isEqualTo(refused(VerifyRequestSignature.Why.MALFORMED));
    }

    private HmacKey rotated(Duration overlap) {
        return ((RotateHmacKey.Rotated) rotate(console, overlap, Town.OPERATOR)).made();
    }

    private RotateHmacKey.Outcome rotate(ClientId client, Duration overlap, Author author) {
        return town.world.rotateHmacKey.handle(new RotateHmacKey.Request(acme, client, overlap, author));
    }

    private RevokeClientCredential.Outcome revoke(TenantId tenant, CredentialId credential, Author author) {
        return town.world.revokeClientCredential.handle(
                new RevokeClientCredential.Request(tenant, console, credential, author));
    }

    private List<CredentialNote> notes(TenantId tenant) {
        return town.world
                .listClientCredentials
                .handle(new ListClientCredentials.Request(tenant, console))
                .orElseThrow()
                .notes();
    }

    private VerifyRequestSignature.Outcome verified(TenantId tenant, HmacKey key) {
        return town.world.verifyRequestSignature.handle(
                new VerifyRequestSignature.Request(tenant, console, signed(key)));
    }

    private SignedRequest signed(HmacKey key) {
        String now = Long.toString(town.world.clock.instant().getEpochSecond());
        byte[] mac = Hkdf.hmac(utf8(key.reveal()), utf8("GET|https://id.example.org/api/v1/users||" + now));
        return new SignedRequest(
                SigningProfile.PERMISO,
                "GET",
                "https://id.example.org/api/v1/users",
                new byte[0],
                new SignedRequest.Stamp(now, HexFormat.of().formatHex(mac)));
    }

    private void change(UnaryOperator<Client> change) {
        town.world.changeClient.handle(
                new ChangeClient.Request(acme, console, Optional.empty(), change, Town.OPERATOR));
    }

    private static VerifyRequestSignature.Outcome refused(VerifyRequestSignature.Why why) {
        return new VerifyRequestSignature.Refused(why);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
