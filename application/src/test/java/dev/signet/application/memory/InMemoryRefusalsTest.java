package dev.signet.application.memory;

import dev.signet.application.audit.Refusals;
import dev.signet.application.audit.RefusalsContract;

final class InMemoryRefusalsTest implements RefusalsContract {

    private final Refusals refusals = new InMemoryRefusals();

    @Override
    public Refusals refusals() {
        return refusals;
    }
}
