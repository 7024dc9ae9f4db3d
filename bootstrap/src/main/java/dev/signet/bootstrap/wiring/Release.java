package dev.signet.bootstrap.wiring;

import java.util.Optional;

/// Which release this is.
public final class Release {

    private Release() {}

    /// The version in the manifest of the jar; without a jar, where it comes from.
    public static String version() {
        return Optional.ofNullable(Release.class.getPackage().getImplementationVersion())
                .orElse("from sources");
    }
}
