package dev.signet.domain.token;

import dev.signet.domain.Hkdf;
import dev.signet.domain.tenant.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// The wire format of a refresh token:
///
/// ```
/// "srt_" base64url( version:1 | key id:4 | tenant:16 | family:16 | secret:16 | generation:4 | MAC:32 )
/// MAC = HMAC-SHA-256( HKDF(refresh key, salt = tenant | family, info = "signet refresh token"), all before it )
/// ```
///
/// Numbers are big-endian, base64url is unpadded and canonical. The MAC is checked before any database is asked, so
/// nobody can spend or breach a family by guessing, and a copy of the database forges nothing.
public final class RefreshTokenFormat {

    /// What every refresh token begins with, so that scanners recognise a leaked one.
    public static final String PREFIX = "srt_";

    /// The length of a key id in bytes.
    public static final int KEY_ID_LENGTH = 4;

    private static final byte VERSION = 1;
    private static final int MAC_LENGTH = 32;
    private static final int LENGTH = 1 + KEY_ID_LENGTH + 16 + 16 + 16 + 4 + MAC_LENGTH;
    private static final int WIRE_LENGTH = PREFIX.length() + (LENGTH * 8 + 5) / 6;
    private static final byte[] INFO = "signet refresh token".getBytes(StandardCharsets.UTF_8);

    private RefreshTokenFormat() {}

    /// Whether `text` claims to be a refresh token at all.
    public static boolean looksLike(String text) {
        return text.startsWith(PREFIX);
    }

    /// The id of the refresh key under which `text` says it was made; empty if it is not well-formed.
    public static Optional<byte[]> keyId(String text) {
        return decode(text).map(bytes -> Arrays.copyOfRange(bytes, 1, 1 + KEY_ID_LENGTH));
    }

    /// The tenant of which `text` says it is; empty if it is not well-formed. Its seal was not looked at: this tells
    /// where to look, and proves nothing.
    public static Optional<TenantId> claimedTenant(String text) {
        return decode(text).map(bytes -> parse(bytes).tenant());
    }

    /// Writes `token`, sealed under `key`.
    ///
    /// @param keyId 4 bytes that name `key`
    public static String write(RefreshToken token, byte[] keyId, byte[] key) {
        ByteBuffer buffer = ByteBuffer.allocate(LENGTH).put(VERSION).put(keyId, 0, KEY_ID_LENGTH);
        put(buffer, token.tenant().value());
        put(buffer, token.family().value());
        buffer.put(token.secret().reveal()).putInt(token.generation().number());
        buffer.put(mac(buffer.array(), key));
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }

    /// Reads `text`; empty unless it is canonical and `key` sealed it.
    public static Optional<RefreshToken> read(String text, byte[] key) {
        return decode(text)
                .filter(bytes ->
                        MessageDigest.isEqual(mac(bytes, key), Arrays.copyOfRange(bytes, LENGTH - MAC_LENGTH, LENGTH)))
                .map(RefreshTokenFormat::parse);
    }

    private static Optional<byte[]> decode(String text) {
        if (text.length() != WIRE_LENGTH || !looksLike(text)) {
            return Optional.empty();
        }
        try {
            String body = text.substring(PREFIX.length());
            byte[] bytes = Base64.getUrlDecoder().decode(body);
            boolean canonical = bytes.length == LENGTH
                    && bytes[0] == VERSION
                    && bytes[1 + KEY_ID_LENGTH + 48] >= 0
                    && Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(bytes)
                            .equals(body);
            return canonical ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static RefreshToken parse(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 1 + KEY_ID_LENGTH, LENGTH - MAC_LENGTH - 1 - KEY_ID_LENGTH);
        TenantId tenant = new TenantId(new UUID(buffer.getLong(), buffer.getLong()));
        FamilyId family = new FamilyId(new UUID(buffer.getLong(), buffer.getLong()));
        byte[] secret = new byte[16];
        buffer.get(secret);
        return new RefreshToken(tenant, family, new RefreshToken.Secret(secret), new Generation(buffer.getInt()));
    }

    private static byte[] mac(byte[] token, byte[] key) {
        byte[] tenantAndFamily = Arrays.copyOfRange(token, 1 + KEY_ID_LENGTH, 1 + KEY_ID_LENGTH + 32);
        byte[] derived = Hkdf.derive(key, tenantAndFamily, INFO, 32);
        return Hkdf.hmac(derived, Arrays.copyOf(token, LENGTH - MAC_LENGTH));
    }

    private static void put(ByteBuffer buffer, UUID id) {
        buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
}
