package dev.signet.application.memory;

import dev.signet.application.TenantTx;
import dev.signet.application.scim.ScimTokens;
import dev.signet.domain.Digest;
import dev.signet.domain.scim.ScimToken;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

final class InMemoryScimTokens implements ScimTokens {

    @Override
    public void add(TenantTx tx, ScimToken token, Digest digest) {
        Memory.of(tx).scimTokens.put(new Memory.Key<>(tx.tenant(), token.id()), new Memory.ScimTokenRow(token, digest));
    }

    @Override
    public Optional<ScimToken> find(TenantTx tx, Digest digest) {
        return rows(tx).filter(row -> row.digest().equals(digest))
                .map(Memory.ScimTokenRow::token)
                .findFirst();
    }

    @Override
    public List<ScimToken> all(TenantTx tx) {
        return rows(tx).map(Memory.ScimTokenRow::token)
                .sorted(Comparator.comparing(token -> token.id().value().toString()))
                .toList();
    }

    @Override
    public void used(TenantTx tx, ScimToken.Id token, Instant now) {
        Memory.of(tx).scimTokens.computeIfPresent(new Memory.Key<>(tx.tenant(), token), (key, row) -> {
            ScimToken old = row.token();
            return new Memory.ScimTokenRow(
                    new ScimToken(old.id(), old.name(), old.created(), old.expires(), Optional.of(now)), row.digest());
        });
    }

    @Override
    public boolean remove(TenantTx tx, ScimToken.Id token) {
        return Memory.of(tx).scimTokens.remove(new Memory.Key<>(tx.tenant(), token)) != null;
    }

    private static Stream<Memory.ScimTokenRow> rows(TenantTx tx) {
        return Memory.of(tx).scimTokens.entrySet().stream()
                .filter(row -> row.getKey().tenant().equals(tx.tenant()))
                .map(Map.Entry::getValue);
    }
}
