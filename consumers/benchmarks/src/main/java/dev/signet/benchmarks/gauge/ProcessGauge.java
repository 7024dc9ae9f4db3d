package dev.signet.benchmarks.gauge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What processes of this machine used, as Linux tells it under `/proc`.
public final class ProcessGauge {

    /// `sysconf(_SC_CLK_TCK)`, the same on every Linux that Java runs on.
    private static final double MILLIS_PER_TICK = 10.0;

    private static final double MEBIBYTE_IN_KIB = 1024.0;

    /// Positions after the name in `/proc/PID/stat`, see proc_pid_stat(5).
    private static final int UTIME = 11;

    private static final int CUTIME = 13;
    private static final int TIMES = 2;

    private ProcessGauge() {}

    /// Processor time of one process so far, without its children, in milliseconds.
    public static double cpuMillis(long pid) {
        return ticks(pid, UTIME) * MILLIS_PER_TICK;
    }

    /// Processor time of a process, of its living descendants and of the children it has buried, in milliseconds: a
    /// PostgreSQL, given its postmaster.
    public static double treeCpuMillis(long pid) {
        long living = tree(pid).mapToLong(member -> ticks(member, UTIME)).sum();
        return (living + ticks(pid, CUTIME)) * MILLIS_PER_TICK;
    }

    /// Memory of one process that is in RAM, in MiB.
    public static double residentMebibytes(long pid) {
        return kibibytes(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:") / MEBIBYTE_IN_KIB;
    }

    /// Memory of a process and its descendants, pages that several share counted once, in MiB.
    public static double treeMebibytes(long pid) {
        return tree(pid)
                        .mapToDouble(
                                member -> kibibytes(Path.of("/proc", Long.toString(member), "smaps_rollup"), "Pss:"))
                        .sum()
                / MEBIBYTE_IN_KIB;
    }

    /// The process and its living descendants.
    public static Stream<Long> tree(long pid) {
        Stream<Long> descendants = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid);
        return Stream.concat(Stream.of(pid), descendants);
    }

    private static long ticks(long pid, int first) {
        String stat = String.join("", lines(Path.of("/proc", Long.toString(pid), "stat")));
        if (stat.isEmpty()) {
            return 0;
        }
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        return fields.subList(first, first + TIMES).stream()
                .mapToLong(Long::parseLong)
                .sum();
    }

    private static double kibibytes(Path file, String label) {
        return lines(file).stream()
                .filter(line -> line.startsWith(label))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                .sum();
    }

    /// Nothing of a process that has just ended.
    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            if (!Files.exists(file)) {
                return List.of();
            }
            throw new UncheckedIOException(e);
        }
    }
}
