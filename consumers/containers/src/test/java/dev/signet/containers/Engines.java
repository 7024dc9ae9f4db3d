package dev.signet.containers;

import dev.signet.domain.ServersUnderTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.vault.VaultContainer;

/// Starts what the contracts run against and nobody has named: PostgreSQL, HashiCorp Vault, and moto for AWS. The tests
/// find them as they find any server that is named.
public final class Engines implements LauncherSessionListener {

    private static final DockerImageName VAULT = DockerImageName.parse("hashicorp/vault:1.21");
    private static final DockerImageName MOTO = DockerImageName.parse("motoserver/moto:5.2.5");
    private static final int MOTO_PORT = 5000;
    private static final String TOKEN = "root-of-the-tests";

    private final List<GenericContainer<?>> started = new ArrayList<>();

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (ServersUnderTest.named(ServersUnderTest.DATABASE).isEmpty()) {
            startPostgresql();
        }
        if (ServersUnderTest.named(ServersUnderTest.VAULT).isEmpty()) {
            startVault();
        }
        if (ServersUnderTest.named(ServersUnderTest.AWS).isEmpty()) {
            startMoto();
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        started.forEach(GenericContainer::stop);
    }

    @SuppressWarnings("resource") // stopped when the session ends
    private void startPostgresql() {
        var image = DockerImageName.parse(System.getProperty("signet.containers.postgresql", "postgres:18-alpine"));
        var server = start(new PostgreSQLContainer(image).withCommand("postgres", "-c", "max_connections=200"));
        ServersUnderTest.name(
                ServersUnderTest.DATABASE,
                "postgresql://%s:%s@%s:%d/%s"
                        .formatted(
                                server.getUsername(),
                                server.getPassword(),
                                server.getHost(),
                                server.getFirstMappedPort(),
                                server.getDatabaseName()));
    }

    @SuppressWarnings("resource") // stopped when the session ends
    private void startVault() {
        var server = start(new VaultContainer<>(VAULT)
                .withVaultToken(TOKEN)
                .withInitCommand("secrets enable transit", "secrets enable -path=kv -version=1 kv", "auth enable approle"));
        ServersUnderTest.name(ServersUnderTest.VAULT_TOKEN, TOKEN);
        ServersUnderTest.name(ServersUnderTest.VAULT, server.getHttpHostAddress());
    }

    @SuppressWarnings("resource") // stopped when the session ends
    private void startMoto() {
        var server = start(new GenericContainer<>(MOTO)
                .withExposedPorts(MOTO_PORT)
                .waitingFor(Wait.forListeningPort()));
        ServersUnderTest.name(
                ServersUnderTest.AWS, "http://%s:%d".formatted(server.getHost(), server.getFirstMappedPort()));
    }

    private <C extends GenericContainer<?>> C start(C container) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException("The profile `containers` starts its servers with Docker, and no Docker engine "
                    + "answers here. Start one, or name servers that are there: " + ServersUnderTest.ALL);
        }
        container.start();
        started.add(container);
        return container;
    }
}
