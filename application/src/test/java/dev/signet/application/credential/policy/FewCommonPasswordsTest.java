package dev.signet.application.credential.policy;

final class FewCommonPasswordsTest implements CommonPasswordsContract {

    @Override
    public CommonPasswords common() {
        return new FewCommonPasswords();
    }
}
