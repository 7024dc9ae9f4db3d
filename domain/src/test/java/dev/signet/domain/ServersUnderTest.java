package dev.signet.domain;

import java.util.List;
import java.util.Optional;

/// Real servers that tests run against where somebody names them, by a variable of the environment or a system property
/// of that name.
public final class ServersUnderTest {

    /// A PostgreSQL whose login may make databases and roles.
    public static final String DATABASE = "SIGNET_TEST_DATABASE_URL";

    /// A HashiCorp Vault.
    public static final String VAULT = "SIGNET_TEST_VAULT_ADDR";

    /// What opens all of it.
    public static final String VAULT_TOKEN = "SIGNET_TEST_VAULT_TOKEN";

    /// Something that speaks for AWS.
    public static final String AWS = "SIGNET_TEST_AWS_ENDPOINT";

    /// All of them.
    public static final List<String> ALL = List.of(DATABASE, VAULT, VAULT_TOKEN, AWS);

    private ServersUnderTest() {}

    /// What somebody named.
    public static Optional<String> named(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .or(() -> Optional.ofNullable(System.getProperty(variable)))
                .filter(value -> !value.isBlank());
    }

    /// Names a server to the tests of this process.
    public static void name(String variable, String value) {
        System.setProperty(variable, value);
    }
}
