package dev.signet.application.canary;

/// Does two things.
public final class HasTwoVerbs {

    /// One.
    public void handle() {}

    /// Another.
    public void handleOtherwise() {}
}
