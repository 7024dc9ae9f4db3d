package dev.signet.application.canary;

/// Invites a subclass.
public class CanBeExtended {

    /// Does one thing.
    public void handle() {}
}
