package dev.signet.secrets;

import dev.signet.application.PlaceholderContract;
import dev.signet.domain.PlaceholderCast;

/// Placeholder, proves that the contracts and the cast arrive here.
final class PlaceholderTest implements PlaceholderContract {

    @Override
    public String tenant() {
        return PlaceholderCast.ACME;
    }
}
