package dev.signet.secrets.custody;

import dev.signet.application.KeysUnavailable;
import dev.signet.application.signature.SecretStore;
import dev.signet.domain.signature.SecretReference;
import dev.signet.domain.signature.SecretText;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/// Secrets in AWS Secrets Manager, by name or ARN, the current version unless one is named. A binary secret
/// is taken for text in UTF-8.
final class AwsSecretStore implements SecretStore {

    private static final String VERSION = "?version=";

    private final AwsClients aws;

    AwsSecretStore(AwsClients aws) {
        this.aws = aws;
    }

    @Override
    public SecretText fetch(SecretReference reference) {
        GetSecretValueResponse found = AwsClients.asked(reference.toString(), () -> {
            try {
                return aws.secrets().getSecretValue(request(reference.path()));
            } catch (ResourceNotFoundException e) {
                throw new KeysUnavailable(reference + ": there is no such secret", e);
            }
        });
        String text = found.secretString() == null ? found.secretBinary().asUtf8String() : found.secretString();
        return Picked.from(text, reference);
    }

    private static GetSecretValueRequest request(String path) {
        int version = path.indexOf(VERSION);
        return version < 0
                ? GetSecretValueRequest.builder().secretId(path).build()
                : GetSecretValueRequest.builder()
                        .secretId(path.substring(0, version))
                        .versionId(path.substring(version + VERSION.length()))
                        .build();
    }
}
