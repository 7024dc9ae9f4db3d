package dev.signet.benchmarks.fault;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A million grants: refreshes among them, and among their removal once they have expired.
@Command(
        name = "families",
        mixinStandardHelpOptions = true,
        description = "1,000,000 refresh families: steady refreshes beside them, and while upkeep removes them.")
final class FamiliesCommand implements Callable<Integer> {

    private static final Duration STEADY = Duration.ofSeconds(15);
    private static final Duration CLEANING = Duration.ofMinutes(15);
    private static final int BATCH = 50_000;

    /// How much a percentile may be above that of before, and by how much it must be above it to matter at all.
    private static final double BUMP = 2;

    private static final long NOISE_MICROS = 10_000;

    @Mixin
    private Launch launch = new Launch();

    @Option(names = "--count", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int count = 1_000_000;

    @Option(names = "--families", paramLabel = "N", description = "Grants in use (default: ${DEFAULT-VALUE}).")
    private int families = 30;

    @Override
    public Integer call() throws Exception {
        Findings found = new Findings();
        try (Node node = launch.demo(launch.home(), Map.of("IDENTITY_UPKEEP_INTERVAL_SECONDS", "1"));
                Connection database = node.database().connect();
                Storm storm = new Storm(i -> node.caller(), Duration.ofMillis(200), found).of(families)) {
            storm.blow();
            Thread.sleep(STEADY);
            storm.takeRight();
            Thread.sleep(STEADY);
            Histogram few = storm.takeRight();
            found.times("refreshes beside %d families".formatted(families), few);
            double before = node.mebibytes();

            fill(database);
            found.figure("families then", "%,d".formatted(rows(database)));
            found.figure("their table", size(database) / 1048576.0, "MiB");
            database.createStatement().execute("vacuum analyze signet.token_family");
            database.createStatement().execute("checkpoint");
            Thread.sleep(STEADY);
            storm.takeRight();
            Thread.sleep(STEADY);
            Histogram many = storm.takeRight();
            found.times("refreshes beside %,d".formatted(count), many);

            expire(database);
            storm.takeRight();
            long began = System.nanoTime();
            awaitClean(database, found);
            double took = (System.nanoTime() - began) / 1e9;
            Histogram meanwhile = storm.takeRight();
            found.figure("removed", "%,d in %.0f s, %,.0f a second".formatted(count, took, count / took));
            found.times("refreshes meanwhile", meanwhile);
            Thread.sleep(STEADY);
            Histogram after = storm.takeRight();
            found.times("refreshes after", after);
            found.figure("resident memory before", before, "MiB");
            found.figure("resident memory after", node.mebibytes(), "MiB");
            found.promise(node.mebibytes() < before * 1.3, "memory grew by more than 30 %");
            noBump(many, meanwhile, "clean-up", found);
            noBump(few, many, "a million families", found);
            storm.calm();
            found.promise(storm.count(Chain.Step.TROUBLE) + storm.count(Chain.Step.CUT) == 0, "a refresh was troubled");
            storm.judge(node.caller());
        }
        return found.report(System.out);
    }

    private static void noBump(Histogram usual, Histogram now, String what, Findings found) {
        for (double percentile : new double[] {50, 99}) {
            long was = usual.getValueAtPercentile(percentile);
            long is = now.getValueAtPercentile(percentile);
            found.promise(
                    is < was * BUMP || is - was < NOISE_MICROS,
                    "%s: p%.0f rose from %.1f to %.1f ms".formatted(what, percentile, was / 1e3, is / 1e3));
        }
    }

    /// Copies of a real one, with other ids: nobody holds their tokens.
    private void fill(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (int made = 0; made < count; made += BATCH) {
                statement.execute("""
                        insert into signet.token_family
                        select (jsonb_populate_record(f.one, jsonb_build_object('id', gen_random_uuid()))).*
                        from (select one from signet.token_family one limit 1) f, generate_series(1, %d)
                        """.formatted(Math.min(BATCH, count - made)));
            }
        }
    }

    /// All that nobody refreshed for a while, at once: the worst that can come upon upkeep. The table is rewritten, so
    /// that what is measured is upkeep and not this.
    private static void expire(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("""
                    update signet.token_family
                    set absolute_expires = now() - interval '1 hour', idle_expires = now() - interval '1 hour'
                    where rotated < now() - interval '20 seconds'
                    """);
        }
    }

    private static void awaitClean(Connection database, Findings found) throws SQLException, InterruptedException {
        long end = System.nanoTime() + CLEANING.toNanos();
        while (expired(database) > 0) {
            if (System.nanoTime() > end) {
                found.broken("upkeep did not get through within " + CLEANING);
                return;
            }
            Thread.sleep(500);
        }
    }

    private static long rows(Connection database) throws SQLException {
        return number(database, "select count(*) from signet.token_family");
    }

    private static long expired(Connection database) throws SQLException {
        return number(
                database,
                "select count(*) from (select 1 from signet.token_family where absolute_expires < now() limit 1) one");
    }

    private static long size(Connection database) throws SQLException {
        return number(database, "select pg_total_relation_size('signet.token_family')");
    }

    private static long number(Connection database, String question) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
