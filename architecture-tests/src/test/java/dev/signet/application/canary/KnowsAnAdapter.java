package dev.signet.application.canary;

import dev.signet.rest.canary.LooksThingsUp;

/// Looks outwards.
public record KnowsAnAdapter(LooksThingsUp adapter) {}
