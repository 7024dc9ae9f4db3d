package dev.signet.domain.scim;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The description of an attribute (RFC 7643 §7), from which documents are written and requests are read.
///
/// @param words the values that it usually has; empty: any
/// @param parts the sub-attributes of a complex one
public record Attribute(
        String name, Type type, Set<Trait> traits, List<String> words, List<Attribute> parts, String description) {

    /// What a value is.
    public enum Type {
        TEXT,
        FLAG,
        MOMENT,
        REFERENCE,
        COMPLEX
    }

    /// In what it differs from an optional, single, readable and writable attribute whose case does not matter.
    public enum Trait {
        MULTI_VALUED,
        REQUIRED,
        CASE_EXACT,
        READ_ONLY,
        /// Written and never shown.
        WRITE_ONLY,
        IMMUTABLE,
        UNIQUE,
        ALWAYS_RETURNED,
        UNFILTERABLE
    }

    public Attribute {
        traits = Set.copyOf(traits);
        words = List.copyOf(words);
        parts = List.copyOf(parts);
    }

    static Attribute text(String name, String description) {
        return new Attribute(name, Type.TEXT, Set.of(), List.of(), List.of(), description);
    }

    static Attribute of(Type type, String name, String description) {
        return new Attribute(name, type, Set.of(), List.of(), List.of(), description);
    }

    static Attribute complex(String name, String description, Attribute... parts) {
        return new Attribute(name, Type.COMPLEX, Set.of(), List.of(), List.of(parts), description);
    }

    Attribute with(Trait... more) {
        Set<Trait> all = EnumSet.noneOf(Trait.class);
        all.addAll(traits);
        all.addAll(List.of(more));
        return new Attribute(name, type, all, words, parts, description);
    }

    Attribute usually(String... usual) {
        return new Attribute(name, type, traits, List.of(usual), parts, description);
    }

    /// Whether it has that trait.
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /// The sub-attribute of that name, in any case (RFC 7643 §2.1).
    public Optional<Attribute> part(String wanted) {
        return parts.stream().filter(part -> part.isCalled(wanted)).findFirst();
    }

    boolean isCalled(String wanted) {
        return name.toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT));
    }
}
