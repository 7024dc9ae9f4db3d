package dev.signet.rest.edge;

/// One thing in a request that must be otherwise.
///
/// @param where a JSON pointer into the body in fragment form (`#/redirect_uris/0`, RFC 6901 §6), or the name of a
///     parameter
/// @param detail what would be right; never the value itself
public record Wrong(String where, String detail) {}
