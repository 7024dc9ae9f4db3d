package dev.signet.domain.signature;

import dev.signet.domain.InvalidValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names a key in a service that signs with it and never hands it out: `vault-transit:transit/acme`,
/// `aws-kms:alias/acme`. A key that is in use is named exactly, so that what is done there does not change
/// it.
///
/// @param path of Vault the mount and the key's name, of AWS the key's id, ARN or alias
/// @param version of Vault alone: which one of the key; empty: the latest
public record RemoteKey(Service service, String path, Optional<Integer> version) {

    private static final Pattern VERSIONED = Pattern.compile("(?<path>[^?]*)\\?version=(?<version>[1-9][0-9]{0,8})");

    /// Who signs.
    public enum Service {
        /// The transit engine of HashiCorp Vault.
        VAULT_TRANSIT("vault-transit", "(?!.*\\.\\.)[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_.-]+)+"),
        /// AWS Key Management Service.
        AWS_KMS("aws-kms", "[A-Za-z0-9/_:.-]{1,2048}");

        private final String scheme;
        private final Pattern form;

        Service(String scheme, String form) {
            this.scheme = scheme;
            this.form = Pattern.compile(form);
        }

        /// How names of its keys begin, before the colon.
        public String scheme() {
            return scheme;
        }
    }

    public RemoteKey {
        InvalidValue.unless(service.form.matcher(path).matches(), "names no key of " + service.scheme());
        InvalidValue.unless(version.isEmpty() || service == Service.VAULT_TRANSIT, "has no versions to choose from");
    }

    /// Whether `text` begins as such a name does.
    public static boolean isRemote(String text) {
        return Arrays.stream(Service.values()).anyMatch(service -> text.startsWith(service.scheme() + ":"));
    }

    /// Reads a name.
    ///
    /// @throws InvalidValue if `text` is none; the message does not repeat it
    public static RemoteKey parse(String text) {
        for (Service service : Service.values()) {
            if (text.startsWith(service.scheme() + ":")) {
                String rest = text.substring(service.scheme().length() + 1);
                Matcher versioned = VERSIONED.matcher(rest);
                return versioned.matches()
                        ? new RemoteKey(
                                service,
                                versioned.group("path"),
                                Optional.of(Integer.valueOf(versioned.group("version"))))
                        : new RemoteKey(service, rest, Optional.empty());
            }
        }
        throw new InvalidValue("must begin with vault-transit: or aws-kms:");
    }

    /// The same key at exactly this version.
    public RemoteKey at(int exactly) {
        return new RemoteKey(service, path, Optional.of(exactly));
    }

    /// As it is written.
    @Override
    public String toString() {
        return service.scheme() + ":" + path
                + version.map(number -> "?version=" + number).orElse("");
    }
}
