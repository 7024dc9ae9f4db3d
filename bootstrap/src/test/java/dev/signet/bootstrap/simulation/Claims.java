package dev.signet.bootstrap.simulation;

import dev.signet.bootstrap.Document;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// What an access token says; its signature is for the server to look at.
record Claims(Instant issued, Instant expires, Set<String> scopes) {

    static Claims of(String token) {
        String payload = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        Map<?, ?> members = (Map<?, ?>) Objects.requireNonNull(Document.parse(payload));
        Set<String> scopes =
                new TreeSet<>(Arrays.asList(String.valueOf(members.get("scope")).split(" ", -1)));
        scopes.remove("");
        return new Claims(instant(members, "iat"), instant(members, "exp"), scopes);
    }

    private static Instant instant(Map<?, ?> members, String claim) {
        return Instant.ofEpochSecond(((Number) Objects.requireNonNull(members.get(claim))).longValue());
    }
}
