package dev.signet.domain.canary;

/// Prints the password of whoever logs it.
public record HoldsText(String name, String password) {}
