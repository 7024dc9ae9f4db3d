package dev.signet.domain.signature;

import dev.signet.domain.InvalidValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names a secret that is kept elsewhere: `env:NAME`, `file:/path`, `vault:secret/data/acme`,
/// `aws:signet/acme`. A member of a JSON object is named behind it: `vault:secret/data/signet#master_key`.
///
/// @param path where it is in that store, without the member
/// @param member which one of the object that lies there; empty: all of it
public record SecretReference(Store store, String path, Optional<String> member) {

    private static final int LONGEST = 1_024;
    private static final Pattern MEMBER = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

    /// Where secrets are kept.
    public enum Store {
        /// The environment of this process, or its `.env` file.
        ENV("[A-Za-z_][A-Za-z0-9_]*"),
        /// A file of this machine.
        FILE("/[^\\x00#]+|[A-Za-z]:[^\\x00#]+"),
        /// HashiCorp Vault, key/value engine of version 1 or 2, by the path of its HTTP API behind `/v1/`.
        VAULT("(?!.*\\.\\.)[A-Za-z0-9_][A-Za-z0-9_.@+~-]*(/[A-Za-z0-9_.@+~-]+)+(\\?version=[1-9][0-9]{0,8})?"),
        /// AWS Secrets Manager, by name or ARN.
        AWS("[A-Za-z0-9/_+=.@:-]+(\\?version=[A-Za-z0-9-]+)?");

        private final Pattern form;

        Store(String form) {
            this.form = Pattern.compile(form);
        }

        /// How references to it begin, before the colon.
        public String scheme() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SecretReference {
        InvalidValue.unless(
                path.length() <= LONGEST && store.form.matcher(path).matches(),
                "names nothing that could be in " + store);
        member.ifPresent(name -> InvalidValue.unless(MEMBER.matcher(name).matches(), "names no member"));
    }

    /// Whether `text` begins as a reference does.
    public static boolean isReference(String text) {
        return Arrays.stream(Store.values()).anyMatch(store -> text.startsWith(store.scheme() + ":"));
    }

    /// Reads a reference.
    ///
    /// @throws InvalidValue if `text` is none; the message does not repeat it
    public static SecretReference parse(String text) {
        for (Store store : Store.values()) {
            if (text.startsWith(store.scheme() + ":")) {
                String rest = text.substring(store.scheme().length() + 1);
                int hash = rest.indexOf('#');
                return hash < 0
                        ? new SecretReference(store, rest, Optional.empty())
                        : new SecretReference(store, rest.substring(0, hash), Optional.of(rest.substring(hash + 1)));
            }
        }
        throw new InvalidValue("must begin with env:, file:, vault: or aws:");
    }

    /// As it is written.
    @Override
    public String toString() {
        return store.scheme() + ":" + path + member.map(name -> "#" + name).orElse("");
    }
}
