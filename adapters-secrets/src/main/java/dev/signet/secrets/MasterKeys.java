package dev.signet.secrets;

import dev.signet.domain.InvalidValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The master keys of a deployment. The first seals and derives what is new; the others only open what they once
/// sealed, until it has been sealed again.
public final class MasterKeys {

    private final List<MasterKey> keys;

    /// @param keys at least one, each of another id
    public MasterKeys(List<MasterKey> keys) {
        InvalidValue.unless(!keys.isEmpty(), "must name at least one master key");
        InvalidValue.unless(
                keys.stream().map(MasterKey::id).distinct().count() == keys.size(),
                "must not name one master key twice");
        this.keys = List.copyOf(keys);
    }

    /// Reads keys separated by commas or white space, the current one first.
    ///
    /// @throws InvalidValue if there is none or one is malformed; the message never repeats it
    public static MasterKeys parse(String text) {
        return new MasterKeys(Arrays.stream(text.split("[,\\s]+"))
                .filter(part -> !part.isEmpty())
                .map(MasterKey::parse)
                .toList());
    }

    /// The one for everything new.
    public MasterKey current() {
        return keys.getFirst();
    }

    /// The one with this id, if it is still configured.
    public Optional<MasterKey> named(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /// All of them, the current one first.
    public List<MasterKey> all() {
        return keys;
    }

    /// The ids alone.
    @Override
    public String toString() {
        return keys.toString();
    }
}
