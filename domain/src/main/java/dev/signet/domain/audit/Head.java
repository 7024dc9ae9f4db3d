package dev.signet.domain.audit;

import dev.signet.domain.Digest;

/// The end of a chain: whoever noted it elsewhere sees later whether the chain still goes through it.
///
/// @param position of the last link; 0 where there is none
/// @param mac the seal of the last link
public record Head(long position, Digest mac) {

    /// Where every chain begins.
    public static final Head START = new Head(0, Digest.sha256("signet audit chain"));
}
