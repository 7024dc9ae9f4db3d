package dev.signet.domain.scim;

import java.util.List;
import java.util.Optional;

/// A set of attributes under a URN (RFC 7643 §7).
public record Schema(String urn, String name, String description, List<Attribute> attributes) {

    public Schema {
        attributes = List.copyOf(attributes);
    }

    /// The attribute of that name, in any case.
    public Optional<Attribute> attribute(String wanted) {
        return attributes.stream()
                .filter(attribute -> attribute.isCalled(wanted))
                .findFirst();
    }
}
