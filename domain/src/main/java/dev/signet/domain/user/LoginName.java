package dev.signet.domain.user;

import dev.signet.domain.InvalidValue;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// What somebody types to say who they are: a user name or an e-mail address, normalised (NFKC, case folded) so that
/// one person has one entry however it is typed. Unique over both kinds within a tenant, so nobody's user name
/// can be somebody else's address; shaped like a UUID it could pass for an id, and is refused.
public record LoginName(String normalised) {

    private static final Pattern UUID_SHAPED =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    public LoginName {
        InvalidValue.unless(!normalised.isEmpty() && normalised.length() <= 256, "must have 1 to 256 characters");
        InvalidValue.unless(
                normalised.codePoints().noneMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c)),
                "must not contain spaces or control characters");
        InvalidValue.unless(!UUID_SHAPED.matcher(normalised).matches(), "must not look like a UUID");
    }

    /// The entry for `typed`.
    public static LoginName of(String typed) {
        return new LoginName(folded(typed));
    }

    /// Any text as it is compared where case does not matter (NFKC, case folded).
    public static String folded(String text) {
        // Twice, because folding may leave a text that normalisation would change again.
        return fold(fold(text));
    }

    private static String fold(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return Normalizer.normalize(composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
    }
}
