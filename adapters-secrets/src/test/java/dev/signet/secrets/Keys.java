package dev.signet.secrets;

/// Master keys that tests know.
public final class Keys {

    /// Two keys, the first current.
    public static final String ONE = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    public static final String TWO = "202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f";

    private Keys() {}

    /// The keys so named, the first current.
    public static MasterKeys of(String... keys) {
        return MasterKeys.parse(String.join(",", keys));
    }
}
