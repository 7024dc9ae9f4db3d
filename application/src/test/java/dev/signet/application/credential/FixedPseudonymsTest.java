package dev.signet.application.credential;

final class FixedPseudonymsTest implements PseudonymsContract {

    @Override
    public Pseudonyms pseudonyms() {
        return new FixedPseudonyms();
    }
}
