package dev.signet.secrets.credential;

import com.nulabinc.zxcvbn.StandardDictionaries;
import dev.signet.application.credential.policy.CommonPasswords;
import dev.signet.domain.Digest;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.PasswordRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The 30,000 passwords that breaches showed to be the most common, as the library zxcvbn (MIT licence) lists them.
/// What remains of the list in memory are eight bytes of the digest of each that is long enough to be chosen at all,
/// sorted; made when it is first asked for.
public final class ListedCommonPasswords implements CommonPasswords {

    @Override
    public boolean include(Password chosen) {
        return Arrays.binarySearch(Filter.DIGESTS, digest(chosen.reveal())) >= 0;
    }

    /// Not before somebody chooses a password.
    private static final class Filter {

        private static final long[] DIGESTS = listed().stream()
                .filter(text -> text.length() >= PasswordRules.STANDARD.shortest())
                .mapToLong(ListedCommonPasswords::digest)
                .sorted()
                .toArray();
    }

    private static List<String> listed() {
        try {
            return StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long digest(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return ByteBuffer.wrap(Digest.sha256(folded).bytes()).getLong();
    }
}
