package dev.signet.benchmarks.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The disk of the embedded database fills up under load, and is freed again.
@Command(
        name = "disk-full",
        mixinStandardHelpOptions = true,
        description = {
            "The disk under the data directory is full for a while, under load.",
            "--directory must be on a small file system of its own, which is filled up:",
            "  mount -t tmpfs -o size=512m tmpfs DIR    (as root; also within 'unshare -m')",
            "or a loop file: truncate -s 512M F; mkfs.ext4 F; mount -o loop F DIR."
        })
final class DiskFullCommand implements Callable<Integer> {

    private static final long LARGEST = 4L << 30;
    private static final int BLOCK = 1 << 16;
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Launch launch = new Launch();

    @Option(names = "--seconds", paramLabel = "N", description = "For so long (default: ${DEFAULT-VALUE}).")
    private int seconds = 20;

    @Option(names = "--families", paramLabel = "N", description = "Grants (default: ${DEFAULT-VALUE}).")
    private int families = 24;

    @Override
    public Integer call() throws Exception {
        Findings found = new Findings();
        Path home = launch.home();
        FileStore disk = Files.getFileStore(home);
        if (disk.getTotalSpace() > LARGEST) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--directory is on a disk of %d GiB, which would be filled up; see --help"
                            .formatted(disk.getTotalSpace() >> 30));
        }
        Path ballast = home.resolve("ballast");
        try (Node node = launch.demo(home, Map.of());
                Storm storm = new Storm(i -> node.caller(), Duration.ofMillis(20), found).of(families)) {
            Caller caller = node.caller();
            storm.blow();
            fill(ballast);
            fillUpTheLog(caller, ballast, found);
            storm.takeRight();
            Thread.sleep(Duration.ofSeconds(seconds));
            found.figure("free while it was full", disk.getUsableSpace() / 1024.0, "KiB");
            found.promise(node.isAlive(), "the service died of a full disk");
            found.promise(caller.get("/health").status() == 200, "the service no longer lives");
            found.figure("rotations while it was full", storm.takeRight().getTotalCount());
            found.times("503 meanwhile, each after", storm.takeTrouble());
            long freed = System.nanoTime();
            Files.delete(ballast);
            caller.awaitReady(RECOVERY);
            storm.awaitRight(RECOVERY);
            found.figure("from free space to the next rotation", (System.nanoTime() - freed) / 1e6, "ms");
            Chain.begin(caller, true);
            storm.calm();
            found.figure("acknowledged rotations", storm.count(Chain.Step.DONE));
            found.promise(storm.count(Chain.Step.CUT) == 0, "a request got no answer");
            storm.judge(caller);
        } finally {
            Files.deleteIfExists(ballast);
        }
        return found.report(System.out);
    }

    /// PostgreSQL keeps log segments ready, which a full disk does not take from it: many logins use them up.
    private void fillUpTheLog(Caller caller, Path ballast, Findings found) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        int refused = 0;
        int logins = 0;
        while (refused < 3 && System.nanoTime() < end) {
            Caller.Answer answer = caller.operate(
                    "/admin/v1/tenants/acme/users",
                    "{\"userName\":\"filler-%d\",\"displayName\":\"%s\"}"
                            .formatted(System.nanoTime(), "x".repeat(250)));
            refused = answer.status() < 500 ? 0 : refused + 1;
            found.promise(
                    answer.status() < 500 || answer.isPoliteTrouble(), "a full disk was answered " + answer.status());
            logins++;
            if (logins % 50 == 0) {
                fill(ballast);
            }
        }
        found.figure("users added until the first refusal", logins);
        found.promise(refused >= 3, "the disk never got full: make it smaller");
    }

    /// Takes all space there is.
    private static void fill(Path ballast) throws IOException {
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(
                ballast, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            if (Files.getFileStore(ballast).getUsableSpace() > 4 * BLOCK) {
                throw full;
            }
        }
    }
}
