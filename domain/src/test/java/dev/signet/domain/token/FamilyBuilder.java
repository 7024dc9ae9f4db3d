package dev.signet.domain.token;

import dev.signet.domain.Cast;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.IssuerForm;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.UserId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A family to begin a test with.
public final class FamilyBuilder {

    private final FamilyId id = new FamilyId(Cast.anId());
    private Optional<ClientRef> client = Optional.empty();
    private Optional<UserId> user = Optional.of(Cast.ALICE);
    private FamilyState state = FamilyState.LIVE;
    private Generation generation = Generation.FIRST;
    private Lifetime lifetime = new Lifetime(Cast.NOON.plus(Duration.ofDays(1)), Cast.NOON.plus(Duration.ofDays(30)));

    /// A live family of alice's, of no client, begun at noon: a day of idleness, thirty days in all.
    public FamilyBuilder() {}

    /// Of this client.
    public FamilyBuilder of(ClientRef owner) {
        client = Optional.of(owner);
        return this;
    }

    /// Of this user.
    public FamilyBuilder of(UserId owner) {
        user = Optional.of(owner);
        return this;
    }

    /// Of no user.
    public FamilyBuilder ofNobody() {
        user = Optional.empty();
        return this;
    }

    /// In this state.
    public FamilyBuilder in(FamilyState next) {
        state = next;
        return this;
    }

    /// Refreshed so often.
    public FamilyBuilder at(int number) {
        generation = new Generation(number);
        return this;
    }

    /// Living so long from noon.
    public FamilyBuilder living(Duration idle, Duration absolute) {
        lifetime = new Lifetime(Cast.NOON.plus(idle), Cast.NOON.plus(absolute));
        return this;
    }

    /// The family.
    public TokenFamily build() {
        var grant = new Grant(
                Dialect.FORM, IssuerForm.TENANT, Scopes.parse("read:users tenant:acme"), Cast.NOON, List.of("pwd"));
        return new TokenFamily(
                id, new Grantee(client, user, new Subject("Alice")), grant, generation, state, Cast.NOON, lifetime);
    }

    /// The secret of all tokens of the family `id`.
    public static RefreshToken.Secret secretOf(FamilyId id) {
        return new RefreshToken.Secret(ByteBuffer.allocate(16)
                .putLong(~id.value().getMostSignificantBits())
                .putLong(~id.value().getLeastSignificantBits())
                .array());
    }

    /// The token of `family` of this generation.
    public static RefreshToken token(TenantId tenant, TokenFamily family, int generation) {
        return new RefreshToken(tenant, family.id(), secretOf(family.id()), new Generation(generation));
    }
}
