package dev.signet.domain.scim;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A kind of resource (RFC 7643 §6).
///
/// @param endpoint where its resources are, beginning with a slash
public record ResourceType(String name, String endpoint, String description, Schema core, List<Schema> extensions) {

    public ResourceType {
        extensions = List.copyOf(extensions);
    }

    /// Its schemas, the core one first.
    public Stream<Schema> schemas() {
        return Stream.concat(Stream.of(core), extensions.stream());
    }

    /// The attribute that `text` names: `userName`, `name.familyName`, `urn:…:User:department`; empty if none is
    /// called so. Names have no case (RFC 7643 §2.1).
    public Optional<AttributePath> path(String text) {
        return schemas()
                .filter(schema -> isUnder(schema, text))
                .map(schema -> of(schema, text.substring(schema.urn().length() + 1)))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> of(core, text));
    }

    /// The extension whose URN `text` is.
    public Optional<Schema> extension(String text) {
        return extensions.stream()
                .filter(schema -> lower(schema.urn()).equals(lower(text)))
                .findFirst();
    }

    /// All top-level attributes.
    public Stream<AttributePath> roots() {
        return schemas().flatMap(schema -> schema.attributes().stream().map(attribute -> root(schema, attribute)));
    }

    private Optional<AttributePath> of(Schema schema, String names) {
        int dot = names.indexOf('.');
        if (dot < 0) {
            return schema.attribute(names).map(attribute -> root(schema, attribute));
        }
        return schema.attribute(names.substring(0, dot))
                .flatMap(attribute -> attribute.part(names.substring(dot + 1)).map(root(schema, attribute)::to));
    }

    private AttributePath root(Schema schema, Attribute attribute) {
        Optional<String> extension = schema.equals(core) ? Optional.empty() : Optional.of(schema.urn());
        return new AttributePath(extension, attribute, Optional.empty());
    }

    private static boolean isUnder(Schema schema, String text) {
        return lower(text).startsWith(lower(schema.urn()) + ":");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
