package dev.signet.rest.scim;

import dev.signet.domain.scim.Attribute;
import dev.signet.domain.scim.AttributePath;
import dev.signet.domain.scim.Filter;
import dev.signet.domain.scim.ResourceType;
import dev.signet.domain.scim.Schema;
import java.util.Optional;

/// What an operation of a PATCH is about (RFC 7644 §3.5.2, figure 7).
sealed interface Target {

    /// A whole extension.
    record Extension(Schema schema) implements Target {}

    /// An attribute, or a part of one, or the elements of one for which a filter holds.
    ///
    /// @param part of `at`, or of each element
    record Place(AttributePath at, Optional<Filter> which, Optional<Attribute> part) implements Target {}

    /// Reads a path.
    static Target read(String path, ResourceType type) {
        Optional<Schema> extension = type.extension(path.strip());
        if (extension.isPresent()) {
            return new Extension(extension.get());
        }
        try {
            return place(new Tokens(path), type);
        } catch (ScimFault e) {
            throw e.type().equals("invalidFilter") ? ScimFault.invalidPath(String.valueOf(e.getMessage())) : e;
        }
    }

    private static Target place(Tokens tokens, ResourceType type) {
        AttributePath at = type.path(tokens.word()).orElseThrow(() -> ScimFault.invalidPath("No such attribute"));
        Optional<Filter> which = Optional.empty();
        Optional<Attribute> part = at.part();
        var root = new AttributePath(at.extension(), at.attribute(), Optional.empty());
        if (tokens.takeAtOnce('[')) {
            if (part.isPresent() || !at.attribute().is(Attribute.Trait.MULTI_VALUED)) {
                throw ScimFault.invalidPath(at + " has no elements");
            }
            which = Optional.of(FilterReader.readElement(tokens, type, root));
            if (tokens.takeAtOnce('.')) {
                part = Optional.of(at.attribute()
                        .part(tokens.word())
                        .orElseThrow(() -> ScimFault.invalidPath(at + " has no such part")));
            }
        }
        if (!tokens.atEnd()) {
            throw ScimFault.invalidPath("The path cannot be read at character " + (tokens.position() + 1));
        }
        return new Place(root, which, part);
    }
}
