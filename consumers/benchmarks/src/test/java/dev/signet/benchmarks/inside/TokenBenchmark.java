package dev.signet.benchmarks.inside;

import dev.signet.application.token.IntrospectToken;
import dev.signet.application.token.IssueClientToken;
import dev.signet.application.token.IssueUserTokens;
import dev.signet.application.token.IssuedTokens;
import dev.signet.application.token.RefreshTokenSeal;
import dev.signet.application.token.RotateRefreshToken;
import dev.signet.domain.credential.Password;
import dev.signet.domain.token.Dialect;
import dev.signet.domain.token.RefreshToken;
import dev.signet.domain.token.TokenText;
import dev.signet.persistence.database.DatabasePool;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// The use cases of tokens, end to end but for HTTP, on a durable PostgreSQL; beside one bare commit and one bare
/// round trip to it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
public class TokenBenchmark {

    private RunningServer server;
    private DataSource database;
    private IssueClientToken issue;
    private IntrospectToken introspect;
    private RotateRefreshToken rotate;
    private RefreshTokenSeal seal;
    private IssuedTokens login;
    private RefreshToken opened;
    private TokenText current;

    @Setup(Level.Trial)
    public void start() throws IOException {
        server = RunningServer.start();
        database = server.part(DatabasePool.class).dataSource();
        issue = server.part(IssueClientToken.class);
        introspect = server.part(IntrospectToken.class);
        rotate = server.part(RotateRefreshToken.class);
        seal = server.part(RefreshTokenSeal.class);
        login = loggedIn();
        current = login.refresh().orElseThrow();
        opened = seal.read(current.reveal()).orElseThrow();
    }

    @TearDown(Level.Trial)
    public void stop() {
        server.close();
    }

    @Benchmark
    public IssueClientToken.Issued clientCredentials() {
        var request = new IssueClientToken.Request(server.origin(), server.client(), Set.of(), Optional.empty());
        return (IssueClientToken.Issued) issue.handle(request);
    }

    @Benchmark
    public IntrospectToken.ActiveAccess introspectAccessToken() {
        var question = new IntrospectToken.Question(
                server.origin(), new IntrospectToken.Service(), login.access().text());
        return (IntrospectToken.ActiveAccess) introspect.handle(question);
    }

    /// One chain: each rotation redeems the token that the one before gave.
    @Benchmark
    public RotateRefreshToken.Issued rotateRefreshToken() {
        var presented = new RotateRefreshToken.Presented(
                server.origin(), Dialect.FORM, current, server.client(), Set.of(), Optional.empty());
        var issued = (RotateRefreshToken.Issued) rotate.handle(presented);
        current = issued.tokens().refresh().orElseThrow();
        return issued;
    }

    @Benchmark
    public String writeRefreshToken() {
        return seal.write(opened);
    }

    @Benchmark
    public Optional<RefreshToken> readRefreshToken() {
        return seal.read(current.reveal());
    }

    /// A record of a few bytes in the write-ahead log, flushed: less than any row costs.
    @Benchmark
    public boolean rawCommit() throws SQLException {
        return runs("select pg_logical_emit_message(true, 'benchmark', 'one record')");
    }

    @Benchmark
    public boolean rawRoundTrip() throws SQLException {
        return runs("select 1");
    }

    private boolean runs(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.execute();
        }
    }

    private IssuedTokens loggedIn() {
        var request = new IssueUserTokens.Request(
                server.origin(),
                new IssueUserTokens.Through(server.client(), Set.of()),
                "testuser",
                new Password("UserPass123!"),
                Optional.empty());
        return ((IssueUserTokens.Issued) server.part(IssueUserTokens.class).handle(request)).tokens();
    }
}
