package dev.signet.rest.observation;

/// How this deployment calls itself.
///
/// @param name of the service
/// @param version of the program
/// @param environment such as `production`
public record Deployment(String name, String version, String environment) {}
