package dev.signet.grpc.edge;

import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.tenant.TenantSlug;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What is known of a call while it lasts: from where it comes, and what those who serve it note for log, metrics and
/// audit trail. One thread at a time serves a call.
public final class Call {

    /// Where the call that is being served is found.
    public static final Context.Key<Call> KEY = Context.key("signet.call");

    private static final Metadata.Key<String> FORWARDED =
            Metadata.Key.of("x-forwarded-for", Metadata.ASCII_STRING_MARSHALLER);

    private final Metadata metadata;
    private final PeerAddresses.Peer peer;
    private final String correlationId;
    private volatile @Nullable TenantSlug tenant;
    private volatile @Nullable Judgement judgement;
    private volatile @Nullable AuditAction refusal;
    private volatile @Nullable String name;

    private Call(Metadata metadata, PeerAddresses.Peer peer) {
        this.metadata = metadata;
        this.peer = peer;
        this.correlationId = CorrelationIds.of(metadata);
    }

    /// What a use case made of the call.
    ///
    /// @param useCase its simple name
    /// @param outcome one of few words, and no secret
    public record Judgement(String useCase, String outcome) {}

    /// The call that begins with `metadata`.
    public static Call begun(ServerCall<?, ?> call, Metadata metadata, PeerAddresses addresses) {
        InetAddress peer = call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR) instanceof InetSocketAddress socket
                ? socket.getAddress()
                : null;
        return new Call(
                metadata, addresses.of(peer == null ? InetAddress.getLoopbackAddress() : peer, lines(metadata)));
    }

    /// The call that this thread serves.
    public static Call current() {
        Call call = KEY.get();
        if (call == null) {
            throw new IllegalStateException("no call is being served here");
        }
        return call;
    }

    /// Goes on only if somebody still waits for the answer.
    ///
    /// @throws io.grpc.StatusRuntimeException if the call was cancelled, or its deadline is over
    public static void goOn() {
        abandoned(Context.current()).ifPresent(status -> {
            throw status.asRuntimeException();
        });
    }

    /// Why nobody waits for an answer any more, if so.
    public static Optional<Status> abandoned(Context context) {
        Deadline deadline = context.getDeadline();
        if (deadline != null && deadline.isExpired()) {
            return Optional.of(Status.DEADLINE_EXCEEDED.withDescription("The deadline is over."));
        }
        return context.isCancelled()
                ? Optional.of(Status.CANCELLED.withDescription("The call was cancelled."))
                : Optional.empty();
    }

    /// The text under `key`; empty counts as absent.
    public Optional<String> text(Metadata.Key<String> key) {
        return Optional.ofNullable(metadata.get(key)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /// Where it comes from, for the audit trail.
    public Provenance provenance() {
        return new Provenance(peer.address(), correlationId);
    }

    /// What is counted as one source of guesses.
    public String source() {
        return peer.source();
    }

    /// What ties it to the caller's records.
    public String correlationId() {
        return correlationId;
    }

    /// Notes whom it addresses.
    public void addresses(TenantSlug addressed) {
        tenant = addressed;
    }

    /// Notes whom it is made for, as it was typed. It goes nowhere as it is.
    public void isFor(String typed) {
        name = typed;
    }

    /// Notes what a use case made of it.
    public void judged(Judgement made) {
        judgement = made;
    }

    /// Notes that it was refused, for the audit trail.
    public void refused(AuditAction what, Judgement made) {
        judgement = made;
        refusal = what;
    }

    /// Whom it addresses, once that is known.
    public Optional<TenantSlug> tenant() {
        return Optional.ofNullable(tenant);
    }

    /// Whom it is made for, if it said.
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /// What a use case made of it, if one was asked.
    public Optional<Judgement> judgement() {
        return Optional.ofNullable(judgement);
    }

    /// What was refused, if anything was.
    public Optional<AuditAction> refusal() {
        return Optional.ofNullable(refusal);
    }

    private static List<String> lines(Metadata metadata) {
        Iterable<String> lines = metadata.getAll(FORWARDED);
        return lines == null
                ? List.of()
                : StreamSupport.stream(lines.spliterator(), false).toList();
    }
}
