package dev.signet.secrets.signature;

import dev.signet.application.signature.Signer;
import dev.signet.application.signature.SignerContract;
import dev.signet.secrets.Keys;
import dev.signet.secrets.Sealer;
import dev.signet.secrets.SecureEntropy;
import dev.signet.secrets.custody.Custody;

final class JcaSignerPortableTest implements SignerContract {

    private final SecureEntropy entropy = new SecureEntropy();
    private final Signer signer = new JcaSigner(
            SignatureProviders.portable(), new Sealer(Keys.of(Keys.ONE), entropy), entropy, Custody.none(), 100);

    @Override
    public Signer signer() {
        return signer;
    }
}
