package dev.signet.application.audit;

final class FixedChainSealTest implements ChainSealContract {

    @Override
    public ChainSeal seal() {
        return new FixedChainSeal(1);
    }

    @Override
    public ChainSeal strangersSeal() {
        return new FixedChainSeal(2);
    }
}
