package dev.signet.secrets.custody;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.impl.ECDSA;
import dev.signet.application.KeysUnavailable;
import dev.signet.domain.Digest;
import dev.signet.domain.signature.RemoteKey;
import dev.signet.domain.signature.SignatureAlgorithm;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.GetPublicKeyRequest;
import software.amazon.awssdk.services.kms.model.GetPublicKeyResponse;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SignRequest;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/// Keys in AWS Key Management Service. An alias may mean another key tomorrow, so what is in use is named
/// by ARN.
final class AwsKms implements RemoteKeys {

    /// Two coordinates of P-256 (RFC 7518 §3.4).
    private static final int ES256_LENGTH = 64;

    /// What KMS hashes itself, in bytes; of what is longer it is sent the digest, which Ed25519 does not
    /// know.
    private static final int LONGEST_WHOLE = 4_096;

    private final AwsClients aws;

    AwsKms(AwsClients aws) {
        this.aws = aws;
    }

    @Override
    public PublicHalf look(RemoteKey key, SignatureAlgorithm algorithm) {
        GetPublicKeyResponse found = AwsClients.asked(
                key.toString(),
                () -> aws.kms()
                        .getPublicKey(
                                GetPublicKeyRequest.builder().keyId(key.path()).build()));
        if (found.keyUsage() != KeyUsageType.SIGN_VERIFY
                || !found.signingAlgorithms().contains(spec(algorithm))) {
            throw new KeysUnavailable("%s: is a key (%s) that does not sign with %s"
                    .formatted(key, found.keySpecAsString(), algorithm.wireName()));
        }
        RemoteKey exactly = new RemoteKey(RemoteKey.Service.AWS_KMS, found.keyId(), Optional.empty());
        return new PublicHalf(exactly, found.publicKey().asByteArray());
    }

    @Override
    public byte[] sign(RemoteKey key, SignatureAlgorithm algorithm, byte[] message) {
        boolean whole = message.length <= LONGEST_WHOLE || algorithm == SignatureAlgorithm.EDDSA;
        SignRequest request = SignRequest.builder()
                .keyId(key.path())
                .signingAlgorithm(spec(algorithm))
                .messageType(whole ? MessageType.RAW : MessageType.DIGEST)
                .message(SdkBytes.fromByteArray(
                        whole ? message : Digest.sha256(message).bytes()))
                .build();
        byte[] signature = AwsClients.asked(
                key.toString(), () -> aws.kms().sign(request).signature().asByteArray());
        return algorithm == SignatureAlgorithm.ES256 ? concatenated(signature, key) : signature;
    }

    /// KMS answers an ECDSA signature as ASN.1 has it (RFC 3279 §2.2.3), JOSE wants the two numbers side by
    /// side.
    private static byte[] concatenated(byte[] der, RemoteKey key) {
        try {
            return ECDSA.transcodeSignatureToConcat(der, ES256_LENGTH);
        } catch (JOSEException e) {
            throw new KeysUnavailable(key + ": AWS answers with a malformed signature", e);
        }
    }

    private static SigningAlgorithmSpec spec(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case RS256 -> SigningAlgorithmSpec.RSASSA_PKCS1_V1_5_SHA_256;
            case ES256 -> SigningAlgorithmSpec.ECDSA_SHA_256;
            case EDDSA -> SigningAlgorithmSpec.ED25519_SHA_512;
            case HS256 -> throw new KeysUnavailable("a shared secret is not kept in AWS KMS");
        };
    }
}
