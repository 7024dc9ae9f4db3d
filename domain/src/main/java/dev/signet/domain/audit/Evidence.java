package dev.signet.domain.audit;

/// What a key says of a link.
///
/// @param key whether there is such a key
/// @param place whether the seal is what was once written
/// @param content whether the entry is what was sealed; false if it is not there
public record Evidence(boolean key, boolean place, boolean content) {

    /// Without its key a seal says nothing.
    public static final Evidence NONE = new Evidence(false, false, false);
}
