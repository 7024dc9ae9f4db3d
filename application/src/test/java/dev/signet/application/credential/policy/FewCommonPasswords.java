package dev.signet.application.credential.policy;

import dev.signet.domain.credential.Password;
import java.util.Locale;
import java.util.Set;

/// Two of them.
public final class FewCommonPasswords implements CommonPasswords {

    @Override
    public boolean include(Password chosen) {
        return Set.of("password", "iloveyou").contains(chosen.reveal().toLowerCase(Locale.ROOT));
    }
}
