package dev.signet.secrets.custody;

import dev.signet.domain.ServersUnderTest;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// The AWS that contracts run against: the one that `SIGNET_TEST_AWS_ENDPOINT` names (such as moto), else a
/// [StrictAws]. Credentials come from the environment, or else are ones that mean nothing.
final class AwsUnderTest {

    private static final URI ENDPOINT = ServersUnderTest.named(ServersUnderTest.AWS)
            .map(URI::create)
            .orElseGet(() -> StrictAws.start().address());

    static {
        letIn();
    }

    private AwsUnderTest() {}

    /// Gives the usual chain of credentials something to find.
    static void letIn() {
        if (System.getenv("AWS_ACCESS_KEY_ID") == null) {
            System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
            System.setProperty("aws.secretAccessKey", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        }
    }

    /// Whether it is another's, which may know no digests (as moto, which hashes them once more).
    static boolean isNamed() {
        return ServersUnderTest.named(ServersUnderTest.AWS).isPresent();
    }

    static AwsClients clients() {
        return clients(ENDPOINT);
    }

    static AwsClients clients(URI endpoint) {
        return new AwsClients(settings(endpoint));
    }

    static AwsSettings settings(URI endpoint) {
        letIn();
        return new AwsSettings(
                Optional.of("eu-west-1"), Optional.empty(), Optional.of(endpoint), Duration.ofSeconds(20));
    }
}
