package dev.signet.domain.scim;

import java.util.Optional;

/// An attribute of a resource, or a part of one.
///
/// @param extension the URN of the schema extension that has it; empty: the core schema
public record AttributePath(Optional<String> extension, Attribute attribute, Optional<Attribute> part) {

    /// What has the value: the part, or the attribute itself.
    public Attribute leaf() {
        return part.orElse(attribute);
    }

    /// The one spelling of it: `name.familyName`, `urn:…:User:department`.
    public String canonical() {
        return root() + part.map(p -> "." + p.name()).orElse("");
    }

    /// That of the attribute without a part.
    public String root() {
        return extension.map(urn -> urn + ":").orElse("") + attribute.name();
    }

    /// A part of the attribute.
    public AttributePath to(Attribute which) {
        return new AttributePath(extension, attribute, Optional.of(which));
    }

    /// Where the value is that a complex attribute stands for when it is compared (RFC 7644 §3.4.2.2: `emails co`).
    public AttributePath toValue() {
        return part.isPresent() ? this : attribute.part("value").map(this::to).orElse(this);
    }

    @Override
    public String toString() {
        return canonical();
    }
}
