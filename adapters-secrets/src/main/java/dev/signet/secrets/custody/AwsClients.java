package dev.signet.secrets.custody;

import dev.signet.application.KeysUnavailable;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The clients of AWS, made when they are first needed: whoever uses none of it loads none of it.
final class AwsClients implements AutoCloseable {

    private final AwsSettings settings;
    private final Once<SecretsManagerClient> secrets;
    private final Once<KmsClient> kms;

    AwsClients(AwsSettings settings) {
        this.settings = settings;
        this.secrets = new Once<>(() -> made(SecretsManagerClient.builder()));
        this.kms = new Once<>(() -> made(KmsClient.builder()));
    }

    SecretsManagerClient secrets() {
        return secrets.value();
    }

    KmsClient kms() {
        return kms.value();
    }

    /// What a call gives.
    ///
    /// @param what it is about, for messages
    /// @throws OutOfReach if AWS does not answer, is overloaded, or there are no credentials
    /// @throws KeysUnavailable if AWS refuses
    static <T> T asked(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (AwsServiceException e) {
            if (e.statusCode() >= 500 || e.isThrottlingException()) {
                throw new OutOfReach("AWS answers with the status " + e.statusCode(), e);
            }
            throw new KeysUnavailable(
                    "%s: AWS refuses (%s)"
                            .formatted(
                                    what,
                                    e.awsErrorDetails() == null
                                            ? "status " + e.statusCode()
                                            : e.awsErrorDetails().errorCode()),
                    e);
        } catch (SdkClientException e) {
            throw new OutOfReach("AWS is not reached: " + e.getMessage(), e);
        } catch (SdkException e) {
            throw new OutOfReach("AWS is not reached (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C made(B builder) {
        try {
            DefaultCredentialsProvider.Builder credentials = DefaultCredentialsProvider.builder();
            settings.profile().ifPresent(credentials::profileName);
            builder.httpClientBuilder(UrlConnectionHttpClient.builder()
                            .connectionTimeout(settings.timeout())
                            .socketTimeout(settings.timeout()))
                    .credentialsProvider(credentials.build())
                    .overrideConfiguration(ClientOverrideConfiguration.builder()
                            .apiCallTimeout(settings.timeout())
                            .build());
            settings.region().ifPresent(region -> builder.region(Region.of(region)));
            settings.endpoint().ifPresent(builder::endpointOverride);
            return builder.build();
        } catch (SdkException e) { // no region, a profile that is not there
            throw new OutOfReach("AWS cannot be asked: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        secrets.closeWith(SecretsManagerClient::close);
        kms.closeWith(KmsClient::close);
    }
}
