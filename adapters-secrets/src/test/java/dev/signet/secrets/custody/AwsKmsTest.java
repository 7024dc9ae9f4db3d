package dev.signet.secrets.custody;

import dev.signet.domain.signature.RemoteKey;
import dev.signet.domain.signature.SignatureAlgorithm;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

final class AwsKmsTest implements RemoteKeysContract {

    private final AwsClients clients = AwsUnderTest.clients();
    private final RemoteKeys keys = new AwsKms(clients);

    @AfterEach
    void close() {
        clients.close();
    }

    @Override
    public RemoteKeys keys() {
        return keys;
    }

    @Override
    public RemoteKey make(SignatureAlgorithm algorithm) {
        KeySpec spec = switch (algorithm) {
            case RS256 -> KeySpec.RSA_2048;
            case ES256 -> KeySpec.ECC_NIST_P256;
            case EDDSA -> KeySpec.ECC_NIST_EDWARDS25519;
            case HS256 -> throw new IllegalArgumentException("no key pair");
        };
        String id = clients.kms()
                .createKey(b -> b.keySpec(spec).keyUsage(KeyUsageType.SIGN_VERIFY))
                .keyMetadata()
                .keyId();
        return RemoteKey.parse("aws-kms:" + id);
    }

    @Override
    public List<SignatureAlgorithm> algorithms() {
        return AwsUnderTest.isNamed() // moto knows no Edwards curve yet
                ? List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256)
                : List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256, SignatureAlgorithm.EDDSA);
    }

    @Override
    public List<Integer> lengths(SignatureAlgorithm algorithm) {
        return AwsUnderTest.isNamed() || algorithm == SignatureAlgorithm.EDDSA // which KMS hashes itself
                ? List.of(1, 300, 4_096)
                : List.of(1, 300, 4_096, 5_000);
    }

    @Override
    public RemoteKey nothing() {
        return RemoteKey.parse("aws-kms:00000000-0000-4000-8000-000000000000");
    }
}
