package dev.signet.rest.scim;

/// What a deployment decides about provisioning.
///
/// @param putMerges whether an attribute that a PUT does not name keeps its value, as in the tenant API; else it is
///     cleared (RFC 7644 §3.5.1)
/// @param largestMessage what a body may have, in bytes, before the server refuses it unread
public record ScimSettings(boolean putMerges, int largestMessage) {}
