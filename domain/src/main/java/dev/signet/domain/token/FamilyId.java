package dev.signet.domain.token;

import java.util.UUID;

/// The id of a token family, time-ordered: the `fid` claim of its access tokens.
public record FamilyId(UUID value) {}
