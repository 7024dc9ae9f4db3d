package dev.signet.domain;

/// Placeholder, proves that the other modules see this test-jar. To be replaced by the cast.
public final class PlaceholderCast {

    public static final String ACME = "acme";

    private PlaceholderCast() {}
}
