package dev.signet.benchmarks.inside;

import dev.signet.application.signature.Signer;
import dev.signet.domain.signature.KeyLife;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.TenantId;
import dev.signet.secrets.MasterKeyFile;
import dev.signet.secrets.MasterKeys;
import dev.signet.secrets.Sealer;
import dev.signet.secrets.SecureEntropy;
import dev.signet.secrets.custody.Custody;
import dev.signet.secrets.signature.JcaSigner;
import dev.signet.secrets.signature.SignatureProviders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Minting and verifying an access token, beside one bare signature and one bare verification.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
public class SignatureBenchmark {

    @Param({"RS256", "ES256", "EDDSA"})
    private SignatureAlgorithm algorithm;

    private Signer signer;
    private TenantId tenant;
    private SigningKey key;
    private KeyRing ring;
    private Map<String, @Nullable Object> claims;
    private String token;
    private Crypto raw;

    @Setup(Level.Trial)
    public void start() throws IOException, GeneralSecurityException {
        var entropy = new SecureEntropy();
        MasterKeys keys =
                new MasterKeyFile(Files.createTempDirectory("benchmark").resolve("master.key")).readOrMake(entropy);
        signer = new JcaSigner(SignatureProviders.best(), new Sealer(keys, entropy), entropy, Custody.none(), 1);
        tenant = new TenantId(UUID.randomUUID());
        key = signer.make(tenant, algorithm, KeyUse.TOKEN, KeyLife.from(Instant.EPOCH));
        ring = new KeyRing(tenant, List.of(key));
        claims = claims();
        token = signer.sign(tenant, key, Signer.Type.ACCESS_TOKEN, claims);
        raw = new Crypto(algorithm, token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
    }

    @Benchmark
    public String mint() {
        return signer.sign(tenant, key, Signer.Type.ACCESS_TOKEN, claims);
    }

    @Benchmark
    public byte[] rawSignature() throws GeneralSecurityException {
        return raw.sign();
    }

    @Benchmark
    public Optional<Map<String, @Nullable Object>> verify() {
        return signer.verify(ring, token, Instant.now());
    }

    @Benchmark
    public boolean rawVerification() throws GeneralSecurityException {
        return raw.verify();
    }

    private static Map<String, @Nullable Object> claims() {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("iss", "http://127.0.0.1:8140/primary");
        claims.put("sub", UUID.randomUUID().toString());
        claims.put("aud", List.of("http://127.0.0.1:8140/primary"));
        claims.put("type", "access");
        claims.put("client_id", "test-client-001");
        claims.put("tenant", "primary");
        claims.put("scope", "read:users write:transactions");
        claims.put("scopes", List.of("read:users", "write:transactions"));
        claims.put("iat", Instant.now().getEpochSecond());
        claims.put("exp", Instant.now().getEpochSecond() + 3600);
        claims.put("jti", "0123456789abcdef0123456789abcdef");
        return claims;
    }
}
