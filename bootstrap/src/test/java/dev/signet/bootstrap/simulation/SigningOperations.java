package dev.signet.bootstrap.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.client.signing.VerifyRequestSignature;
import dev.signet.application.client.signing.VerifyRequestSignature.Why;
import dev.signet.bootstrap.server.Caller;
import dev.signet.bootstrap.server.Node;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.signature.SignedRequest;
import dev.signet.domain.signature.SigningProfile;
import dev.signet.domain.tenant.TenantSlug;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What is done with the keys by which clients sign requests.
final class SigningOperations {

    static final List<Operation> ALL = List.of(
            new Operation("rotate an HMAC key", 3, SigningOperations::rotate),
            new Operation("revoke an HMAC key", 1, SigningOperations::revoke),
            new Operation("sign a request", 6, SigningOperations::sign));

    private SigningOperations() {}

    /// A key that a client was given.
    static final class Key {

        final String id;
        final String text;
        Instant end = Instant.MAX;
        boolean gone;

        Key(String id, String text) {
            this.id = id;
            this.text = text;
        }

        boolean counts(Instant now) {
            return !gone && now.isBefore(end);
        }
    }

    private static String rotate(Scene scene) {
        Client client = scene.preferably(scene.model.clients(), c -> !c.signing.isEmpty());
        Duration overlap = Duration.ofSeconds(scene.chance.nextBoolean() ? 0 : 300);
        Caller.Answer made = scene.operate(
                "POST",
                AdministrationOperations.path(client) + "/hmac-key",
                "{\"overlap_seconds\":%d}".formatted(overlap.toSeconds()));
        List<Key> before = client.signing.stream().filter(key -> !key.gone).toList();
        for (int i = 0; i < before.size(); i++) {
            Key key = before.get(i);
            Instant end = scene.now().plus(overlap);
            key.gone = overlap.isZero() || i < before.size() - 1;
            key.end = key.end.isBefore(end) ? key.end : end;
        }
        client.signing.add(new Key(made.text("credential_id"), made.text("hmac_key")));
        return client + " overlap " + overlap;
    }

    private static String revoke(Scene scene) {
        Client client = scene.one(scene.model.clients(), c -> c.signing.stream().anyMatch(key -> !key.gone));
        Key key = scene.one(client.signing, k -> !k.gone);
        scene.operate("DELETE", AdministrationOperations.path(client) + "/credentials/" + key.id, "");
        key.gone = true;
        return client + " " + key.id;
    }

    private static String sign(Scene scene) {
        Client client = scene.one(scene.model.clients(), c -> !c.signing.isEmpty());
        Key key = scene.recent(client.signing, k -> true);
        Instant now = scene.now();
        Node node = scene.anyNode();
        VerifyRequestSignature.Outcome outcome = node.bean(VerifyRequestSignature.class)
                .handle(new VerifyRequestSignature.Request(
                        node.tenant(new TenantSlug(client.tenant.slug)), new ClientId(client.id), signed(key, now)));
        String found = switch (outcome) {
            case VerifyRequestSignature.Verified verified -> "verified";
            case VerifyRequestSignature.NoTenant none -> "no tenant";
            case VerifyRequestSignature.Refused refused -> refused.why().name();
        };
        assertThat(found).isEqualTo(expected(client, key, now));
        return client + " " + found;
    }

    private static String expected(Client client, Key key, Instant now) {
        if (!client.tenant.served) {
            return "no tenant";
        }
        if (!key.counts(now)) {
            return Why.WRONG_SIGNATURE.name();
        }
        return client.active ? "verified" : Why.DISABLED.name();
    }

    private static SignedRequest signed(Key key, Instant now) {
        String seconds = Long.toString(now.getEpochSecond());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(utf8(key.text), "HmacSHA256"));
            String signature = HexFormat.of().formatHex(mac.doFinal(utf8(seconds + "|PUT|/orders/7|{}")));
            return new SignedRequest(
                    SigningProfile.EXECUTION,
                    "PUT",
                    "/orders/7",
                    utf8("{}"),
                    new SignedRequest.Stamp(seconds, signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
