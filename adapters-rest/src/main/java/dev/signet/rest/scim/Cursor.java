package dev.signet.rest.scim;

import dev.signet.domain.Digest;
import dev.signet.domain.scim.Window;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// A place in a list as text (RFC 9865 §2). It names the question that it belongs to, so that it is not taken for a
/// place in another list. It opens nothing, so it needs no seal.
final class Cursor {

    private static final int QUESTION = 8;
    private static final int ID = 16;
    private static final int MOST = 4_096;

    private Cursor() {}

    static String write(Window.Place place, String question) {
        byte[] key = place.key().orElse("").getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(QUESTION + ID + 1 + key.length);
        bytes.put(digest(question));
        bytes.putLong(place.id().getMostSignificantBits()).putLong(place.id().getLeastSignificantBits());
        bytes.put((byte) (place.key().isPresent() ? 1 : 0));
        bytes.put(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    static Window.Place read(String text, String question) {
        if (text.length() > MOST) {
            throw ScimFault.invalidCursor();
        }
        ByteBuffer bytes = ByteBuffer.wrap(decoded(text));
        byte[] asked = new byte[QUESTION];
        if (bytes.remaining() < QUESTION + ID + 1) {
            throw ScimFault.invalidCursor();
        }
        bytes.get(asked);
        if (!Arrays.equals(asked, digest(question))) {
            throw ScimFault.invalidCursor();
        }
        UUID id = new UUID(bytes.getLong(), bytes.getLong());
        boolean hasKey = bytes.get() == 1;
        try {
            String key = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            if (key.indexOf('\0') >= 0) {
                throw ScimFault.invalidCursor();
            }
            return new Window.Place(hasKey ? Optional.of(key) : Optional.empty(), id);
        } catch (CharacterCodingException e) {
            throw ScimFault.invalidCursor();
        }
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw ScimFault.invalidCursor();
        }
    }

    private static byte[] digest(String question) {
        return Arrays.copyOf(Digest.sha256(question).bytes(), QUESTION);
    }
}
