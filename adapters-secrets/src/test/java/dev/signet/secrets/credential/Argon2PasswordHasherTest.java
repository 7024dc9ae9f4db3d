package dev.signet.secrets.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.credential.PasswordHasher;
import dev.signet.application.credential.PasswordHasher.Verdict;
import dev.signet.application.credential.PasswordHasherContract;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.PasswordHash;
import dev.signet.secrets.SecureEntropy;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Argon2PasswordHasherTest implements PasswordHasherContract {

    private static final String PBKDF2 =
            "$pbkdf2-sha256$i=320000$AAECAwQFBgcICQoLDA0ODxAREhMUFRYX$qODnRNycFu5iK9E27GS8HLRauo_BvFw7JV28K0ACn5s=";
    private static final String BCRYPT = "$abcdefghijklmnopqrstuuyx2n0Zzopyr9QuYTMCfOJJOj526QVoC";

    @Override
    public PasswordHasher hasher() {
        return hasherAt(new Argon2Cost(64, 1, 1));
    }

    @Test
    void the_library_computes_what_rfc_9106_section_5_3_says() {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(32)
                .withIterations(3)
                .withParallelism(4)
                .withSalt(filled(16, 2))
                .withSecret(filled(8, 3))
                .withAdditional(filled(12, 4))
                .build());
        byte[] tag = new byte[32];
        generator.generateBytes(filled(32, 1), tag);
        assertThat(HexFormat.of().formatHex(tag))
                .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    @Test
    void reads_a_hash_of_the_reference_implementation() {
        PasswordHash reference = new PasswordHash(
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
        assertThat(hasher().verify(new Password("password"), reference)).isEqualTo(Verdict.RIGHT_BUT_WEAK); // its salt
        assertThat(hasher().verify(new Password("passwore"), reference)).isEqualTo(Verdict.WRONG);
    }

    @Test
    void writes_the_parameters_it_hashed_with() {
        assertThat(hasherAt(Argon2Cost.STANDARD).hash(new Password("x")).encoded())
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    @Test
    void a_hash_of_less_cost_is_right_but_weak_and_one_of_more_is_right() {
        Password password = new Password("correct horse");
        PasswordHash hash = hasherAt(new Argon2Cost(128, 2, 1)).hash(password);
        assertThat(hasherAt(new Argon2Cost(128, 3, 1)).verify(password, hash)).isEqualTo(Verdict.RIGHT_BUT_WEAK);
        assertThat(hasherAt(new Argon2Cost(256, 1, 1)).verify(password, hash)).isEqualTo(Verdict.RIGHT_BUT_WEAK);
        assertThat(hasherAt(new Argon2Cost(128, 2, 1)).verify(password, hash)).isEqualTo(Verdict.RIGHT);
        assertThat(hasherAt(new Argon2Cost(64, 2, 1)).verify(password, hash)).isEqualTo(Verdict.RIGHT);
    }

    @Test
    void a_pbkdf2_hash_of_the_original_system_is_right_but_weak() {
        assertThat(hasher().verify(new Password("pässwörd"), new PasswordHash(PBKDF2)))
                .isEqualTo(Verdict.RIGHT_BUT_WEAK);
        assertThat(hasher().verify(new Password("passwörd"), new PasswordHash(PBKDF2)))
                .isEqualTo(Verdict.WRONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$pbkdf2-sha256$i=1000$+//+APv//gD7//4A+//+AA==$V0BO+NT18gT/9EIacEkmOmEwAlJqgo55HOUcjPdTi74=",
                "$pbkdf2-sha256$i=1000$-__-APv__gD7__4A-__-AA$V0BO-NT18gT_9EIacEkmOmEwAlJqgo55HOUcjPdTi74",
                "$pbkdf2-sha256$1000$.//.APv//gD7//4A.//.AA$V0BO.NT18gT/9EIacEkmOmEwAlJqgo55HOUcjPdTi74"
            })
    void a_pbkdf2_hash_counts_in_whatever_base64_it_is_written(String written) {
        assertThat(hasher().verify(new Password("pässwörd"), new PasswordHash(written)))
                .isEqualTo(Verdict.RIGHT_BUT_WEAK);
        assertThat(hasher().verify(new Password("passwörd"), new PasswordHash(written)))
                .isEqualTo(Verdict.WRONG);
    }

    @Test
    void a_bcrypt_hash_of_any_of_its_names_is_right_but_weak() {
        for (String name : List.of("$2a$04", "$2b$04", "$2y$04")) {
            PasswordHash hash = new PasswordHash(name + BCRYPT);
            assertThat(hasher().verify(new Password("pässwörd"), hash)).as(name).isEqualTo(Verdict.RIGHT_BUT_WEAK);
            assertThat(hasher().verify(new Password("passwörd"), hash)).as(name).isEqualTo(Verdict.WRONG);
        }
    }

    @Test
    void bcrypt_sees_72_bytes_as_it_does_everywhere() {
        PasswordHash eightyAs = new PasswordHash("$2a$04$abcdefghijklmnopqrstuuBzzIgyKkz7xMWYSzkIjUSnxEQFQ0WNe");
        assertThat(hasher().verify(new Password("a".repeat(80)), eightyAs)).isEqualTo(Verdict.RIGHT_BUT_WEAK);
        assertThat(hasher().verify(new Password("a".repeat(71)), eightyAs)).isEqualTo(Verdict.WRONG);
    }

    @Test
    void a_hash_that_demands_too_much_is_wrong_and_costs_nothing_of_that() {
        long begun = spent();
        for (String hostile : List.of(
                "$argon2id$v=19$m=4194304,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHApl8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=99999,p=1$c29tZXNhbHRzb21lc2FsdA$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHApl8ArZWb2GRPPc",
                "$argon2id$v=19$m=262144,t=16,p=1$c29tZXNhbHRzb21lc2FsdA$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHApl8ArZWb2GRPPc",
                "$argon2id$v=19$m=8,t=1,p=255$c29tZXNhbHRzb21lc2FsdA$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHApl8ArZWb2GRPPc",
                PBKDF2.replace("320000", "9999999"),
                "$2b$31" + BCRYPT)) {
            assertThat(hasher().verify(new Password("password"), new PasswordHash(hostile)))
                    .as(hostile)
                    .isEqualTo(Verdict.WRONG);
        }
        assertThat(Duration.ofNanos(spent() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_place_keeps_its_memory_from_one_hash_to_the_next() {
        var places = new HashingPlaces(1, 4, Duration.ofSeconds(10));
        var hasher = new Argon2PasswordHasher(Argon2Cost.STANDARD, places, new SecureEntropy());
        Password password = new Password("correct horse");
        PasswordHash first = hasher.hash(password);

        long before = places.at(Argon2PasswordHasherTest::allocatedHere);
        assertThat(hasher.verify(password, first)).isEqualTo(Verdict.RIGHT);
        hasher.pretend(password);
        PasswordHash second = hasher.hash(password);
        long after = places.at(Argon2PasswordHasherTest::allocatedHere);

        assertThat(after - before).as("bytes, of three hashes of 19 MiB").isLessThan(4_000_000);
        assertThat(hasher.verify(password, second)).isEqualTo(Verdict.RIGHT);
        assertThat(hasher.verify(new Password("battery staple"), second)).isEqualTo(Verdict.WRONG);
    }

    private static long allocatedHere() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /// What this process has cost, whatever else the machine does, in nanoseconds.
    private static long spent() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static PasswordHasher hasherAt(Argon2Cost cost) {
        return new Argon2PasswordHasher(cost, new HashingPlaces(4, 4, Duration.ofSeconds(10)), new SecureEntropy());
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
