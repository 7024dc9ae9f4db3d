package dev.signet.domain.signature;

import dev.signet.domain.credential.CredentialId;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A request that says when it was made and who signed it, as it arrived: nothing of it is believed before [#judge].
public final class SignedRequest {

    /// How far the declared time may lie from ours, and how long a signature must be remembered.
    public static final ReplayWindow WINDOW = new ReplayWindow(Duration.ofMinutes(5));

    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}(-[A-Z]{1,20})?");
    private static final Pattern TARGET = Pattern.compile("[^|]+");
    private static final Pattern SECONDS = Pattern.compile("0|[1-9][0-9]{0,11}");
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{64}");

    private final SigningProfile profile;
    private final String method;
    private final String target;
    private final byte[] body;
    private final Stamp stamp;

    /// @param target the URL or path, as the profile wants it
    /// @param body the very bytes; empty if there is none
    public SignedRequest(SigningProfile profile, String method, String target, byte[] body, Stamp stamp) {
        this.profile = profile;
        this.method = method;
        this.target = target;
        this.body = body.clone();
        this.stamp = stamp;
    }

    /// What a signer adds to a request.
    ///
    /// @param timestamp seconds since the epoch, in decimal digits
    /// @param signature the MAC, in lower-case hexadecimal digits
    public record Stamp(String timestamp, String signature) {}

    /// What a request turned out to be.
    public sealed interface Verdict {}

    /// It was signed with a key that counts, at a time that counts. It may still be one that was seen before.
    public record SignedBy(CredentialId key) implements Verdict {}

    /// It was not.
    public record Refused(Why why) implements Verdict {}

    /// Why a request is not believed; none of it is a caller's business.
    public enum Why {
        /// A part is missing, or not of its form.
        MALFORMED,
        /// Declared for another time than about now.
        OUT_OF_TIME,
        /// No key that counts made this signature.
        WRONG_SIGNATURE
    }

    /// Judges the request by all keys that count. Every key is tried, whichever fits.
    public Verdict judge(List<HmacKey> live, Instant now) {
        if (!isWellFormed()) {
            return new Refused(Why.MALFORMED);
        }
        if (!WINDOW.admits(Instant.ofEpochSecond(Long.parseLong(stamp.timestamp())), now)) {
            return new Refused(Why.OUT_OF_TIME);
        }
        byte[] message = profile.message(method, target, body, stamp.timestamp());
        byte[] presented = HexFormat.of().parseHex(stamp.signature());
        Optional<CredentialId> signer = Optional.empty();
        for (HmacKey key : live) {
            if (MessageDigest.isEqual(key.sign(message), presented)) {
                signer = Optional.of(key.id());
            }
        }
        return signer.<Verdict>map(SignedBy::new).orElse(new Refused(Why.WRONG_SIGNATURE));
    }

    private boolean isWellFormed() {
        return METHOD.matcher(method).matches()
                && TARGET.matcher(target).matches()
                && SECONDS.matcher(stamp.timestamp()).matches()
                && SIGNATURE.matcher(stamp.signature()).matches();
    }
}
