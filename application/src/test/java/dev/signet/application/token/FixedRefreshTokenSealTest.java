package dev.signet.application.token;

final class FixedRefreshTokenSealTest implements RefreshTokenSealContract {

    @Override
    public RefreshTokenSeal seal() {
        return new FixedRefreshTokenSeal(1);
    }

    @Override
    public RefreshTokenSeal strangersSeal() {
        return new FixedRefreshTokenSeal(2);
    }
}
