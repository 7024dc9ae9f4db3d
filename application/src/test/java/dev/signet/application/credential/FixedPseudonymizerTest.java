package dev.signet.application.credential;

final class FixedPseudonymizerTest implements PseudonymizerContract {

    @Override
    public Pseudonymizer pseudonyms() {
        return new FixedPseudonymizer();
    }
}
