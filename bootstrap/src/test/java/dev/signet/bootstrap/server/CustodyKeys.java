package dev.signet.bootstrap.server;

import dev.signet.bootstrap.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The keys of the vectors of custody, by name, each in the forms in which operators write it.
record CustodyKeys(Map<String, Map<String, Object>> all) {

    /// What a token is signed by.
    ///
    /// @param kid empty for a shared secret, whose name each deployment makes
    /// @param jwk the members of its public half
    record Key(String algorithm, String kid, Map<String, String> jwk, Optional<String> secret) {}

    static CustodyKeys read(Path file) {
        try {
            Map<String, Map<String, Object>> all = new LinkedHashMap<>();
            VectorValues.members(Document.parse(Files.readString(file))).forEach((name, key) -> {
                Map<String, Object> forms = new LinkedHashMap<>();
                VectorValues.members(key).forEach((form, value) -> forms.put(form, Objects.requireNonNull(value)));
                all.put(name, forms);
            });
            return new CustodyKeys(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Key named(String name) {
        Map<String, Object> forms = Objects.requireNonNull(all.get(name), name);
        return new Key(
                String.valueOf(forms.get("algorithm")),
                String.valueOf(forms.getOrDefault("kid", "")),
                VectorValues.texts(forms.get("jwk")),
                Optional.ofNullable(forms.get("secret")).map(String::valueOf));
    }

    /// Makes `rsa_pkcs8` and the like known; `…_one_line` has `\n` for each end of a line.
    void into(VectorValues values) {
        all.forEach((name, forms) -> forms.forEach((form, value) -> {
            if (value instanceof String text) {
                values.keep(name + "_" + form, text);
                values.keep(name + "_" + form + "_one_line", text.replace("\n", "\\n"));
            }
        }));
    }
}
