package dev.signet.application.credential;

final class FixedKeyedDigestsTest implements KeyedDigestsContract {

    @Override
    public KeyedDigests digests() {
        return new FixedKeyedDigests();
    }
}
