package dev.signet.application;

final class FixedPseudonymizerTest implements PseudonymizerContract {

    @Override
    public Pseudonymizer pseudonyms() {
        return new FixedPseudonymizer();
    }
}
