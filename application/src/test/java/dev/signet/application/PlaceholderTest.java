package dev.signet.application;

import dev.signet.domain.PlaceholderCast;

/// Placeholder, proves that a contract runs where it is written.
final class PlaceholderTest implements PlaceholderContract {

    @Override
    public String tenant() {
        return PlaceholderCast.ACME;
    }
}
