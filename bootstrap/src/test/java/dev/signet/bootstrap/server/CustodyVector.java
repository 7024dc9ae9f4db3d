package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.signet.bootstrap.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One of the vectors of custody that `docs/protocol/vectors/README.md` describes.
///
/// @param settings with variables that only a runner knows (`files`)
/// @param kept what lies in each store, by its name there
/// @param key what signs; empty: nothing does
/// @param status of a login where nothing signs
record CustodyVector(
        String tenant,
        String algorithm,
        VectorValues values,
        Map<String, @Nullable Object> settings,
        Map<String, Map<String, Object>> kept,
        Optional<CustodyKeys.Key> key,
        int status) {

    private static final Set<String> MEMBERS = Set.of("spec", "given", "settings", "kept", "expect");
    private static final Set<String> STORES = Set.of("vault", "vault_1", "aws", "aws_binary", "files");

    static CustodyVector read(Path file, CustodyKeys keys) throws IOException {
        Map<String, @Nullable Object> whole = VectorValues.known(Document.parse(Files.readString(file)), MEMBERS);
        Map<String, @Nullable Object> given = VectorValues.known(whole.get("given"), Set.of("tenant", "algorithm"));
        Map<String, @Nullable Object> expect = VectorValues.known(whole.get("expect"), Set.of("key", "status"));
        assertThat(expect).as("a key or a status").hasSize(1);
        VectorValues values = VectorValues.of(Map.of());
        keys.into(values);
        Map<String, Map<String, Object>> kept = new LinkedHashMap<>();
        VectorValues.known(whole.get("kept"), STORES).forEach((store, documents) -> {
            Map<String, Object> there = new LinkedHashMap<>();
            VectorValues.members(values.bound(documents))
                    .forEach((name, value) -> there.put(name, Objects.requireNonNull(written(value))));
            kept.put(store, there);
        });
        return new CustodyVector(
                String.valueOf(given.get("tenant")),
                String.valueOf(given.get("algorithm")),
                values,
                VectorValues.members(whole.get("settings")),
                kept,
                Optional.ofNullable(expect.get("key")).map(name -> keys.named(String.valueOf(name))),
                expect.get("status") instanceof Number number ? number.intValue() : 200);
    }

    /// What lies in a store, by its name there.
    Map<String, Object> in(String store) {
        return kept.getOrDefault(store, Map.of());
    }

    /// The settings, with what the runner adds.
    Map<String, String> settings(Map<String, String> more) {
        more.forEach(values::keep);
        Map<String, String> bound = new LinkedHashMap<>();
        settings.forEach((name, value) -> bound.put(name, String.valueOf(written(values.bound(value)))));
        return bound;
    }

    /// `value` with each object `{"text_of": …}` in it as the text of what is there.
    private static @Nullable Object written(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((name, inner) -> members.put(String.valueOf(name), Objects.requireNonNull(written(inner))));
        return members.size() == 1 && members.get("text_of") instanceof Map<?, ?> object
                ? JSONObjectUtils.toJSONString(VectorValues.members(object))
                : members;
    }
}
