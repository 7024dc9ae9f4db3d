package dev.signet.domain.scim;

import java.util.Optional;

/// Which resources are asked for, in which order, and which part of them.
public record Query(Optional<Filter> filter, Optional<Sort> sort, Window window) {

    /// The most resources of one answer.
    public static final int MOST = 1000;

    /// An order; resources that compare the same, or without one all, come in the order of their ids. Those without a
    /// value come last, and first where the order is turned around (RFC 7644 §3.4.2.3).
    public record Sort(AttributePath by, boolean descending) {}
}
