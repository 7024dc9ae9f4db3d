package dev.signet.rest.scim;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.scim.Attribute;
import dev.signet.domain.scim.AttributePath;
import dev.signet.domain.scim.Comparison;
import dev.signet.domain.scim.Facts;
import dev.signet.domain.scim.Filter;
import dev.signet.domain.scim.Operand;
import dev.signet.domain.scim.ResourceType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Reads filters by the grammar of RFC 7644 §3.4.2.2 (figure 1). What cannot be searched, or is called so nowhere, is
/// a fault, never an empty answer. Beyond the grammar it takes `emails[type eq "work"].value eq "…"`, which clients
/// of the field send.
final class FilterReader {

    private static final int LONGEST = 8_192;
    private static final int DEEPEST = 32;
    private static final int MOST = 200;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant TOO_LATE = Instant.parse("+10000-01-01T00:00:00Z");

    private final Tokens tokens;
    private final ResourceType type;
    private final Optional<AttributePath> within;
    private int depth;
    private int terms;

    private FilterReader(Tokens tokens, ResourceType type, Optional<AttributePath> within) {
        this.tokens = tokens;
        this.type = type;
        this.within = within;
    }

    /// The filter that is all of `text`.
    static Filter read(String text, ResourceType type) {
        if (text.length() > LONGEST) {
            throw ScimFault.invalidFilter("The filter is too long");
        }
        var tokens = new Tokens(text);
        Filter filter = new FilterReader(tokens, type, Optional.empty()).either();
        if (!tokens.atEnd()) {
            throw unexpected(tokens);
        }
        return filter;
    }

    /// The filter between the brackets behind `of`, of which the first has been taken.
    static Filter readElement(Tokens tokens, ResourceType type, AttributePath of) {
        Filter filter = new FilterReader(tokens, type, Optional.of(of)).either();
        if (!tokens.take(']')) {
            throw unexpected(tokens);
        }
        return filter;
    }

    private Filter either() {
        deeper();
        List<Filter> any = new ArrayList<>(List.of(both()));
        while (tokens.takeWord("or")) {
            any.add(both());
        }
        depth--;
        return any.size() == 1 ? any.getFirst() : new Filter.Or(any);
    }

    private Filter both() {
        List<Filter> all = new ArrayList<>(List.of(term()));
        while (tokens.takeWord("and")) {
            all.add(term());
        }
        return all.size() == 1 ? all.getFirst() : new Filter.And(all);
    }

    private Filter term() {
        if (++terms > MOST) {
            throw ScimFault.invalidFilter("The filter has too many terms");
        }
        if (tokens.take('(')) {
            return closed();
        }
        String word = tokens.word();
        if (word.toLowerCase(Locale.ROOT).equals("not") && tokens.take('(')) {
            return new Filter.Not(closed());
        }
        AttributePath at = attribute(word);
        if (tokens.takeAtOnce('[')) {
            return element(at);
        }
        return judged(at);
    }

    private Filter closed() {
        Filter filter = either();
        if (!tokens.take(')')) {
            throw unexpected(tokens);
        }
        return filter;
    }

    private Filter element(AttributePath of) {
        if (within.isPresent() || of.part().isPresent() || !of.attribute().is(Attribute.Trait.MULTI_VALUED)) {
            throw ScimFault.invalidFilter(of + " has no elements");
        }
        Filter filter = readElement(tokens, type, of);
        if (!tokens.takeAtOnce('.')) {
            return new Filter.Element(of, filter);
        }
        AttributePath part = of.attribute()
                .part(tokens.word())
                .map(of::to)
                .orElseThrow(() -> ScimFault.invalidFilter(of + " has no such part"));
        return new Filter.Element(of, new Filter.And(List.of(filter, judged(part))));
    }

    private Filter judged(AttributePath at) {
        String word = tokens.wordApart();
        if (word.toLowerCase(Locale.ROOT).equals("pr")) {
            return made(at, path -> present(path));
        }
        Comparison how = Comparison.of(word).orElseThrow(() -> ScimFault.invalidFilter("No such operator"));
        String literal = tokens.literalApart();
        return made(at.toValue(), path -> compared(path, how, literal));
    }

    private static Filter present(AttributePath at) {
        AttributePath value = at.toValue();
        if (value.leaf().type() != Attribute.Type.COMPLEX) {
            return new Filter.Present(value);
        }
        return new Filter.Or(at.attribute().parts().stream()
                .filter(part -> !part.is(Attribute.Trait.UNFILTERABLE))
                .<Filter>map(part -> new Filter.Present(at.to(part)))
                .toList());
    }

    private static Filter compared(AttributePath at, Comparison how, String literal) {
        if (literal.equals("null")) {
            if (!how.isIdentity()) {
                throw ScimFault.invalidFilter("Null has no order");
            }
            Filter present = new Filter.Present(at);
            return how == Comparison.NE ? present : new Filter.Not(present);
        }
        return new Filter.Compare(at, how, operand(at.leaf(), literal));
    }

    private static Operand operand(Attribute leaf, String literal) {
        Optional<String> text = Trees.text(literal);
        return switch (leaf.type()) {
            case TEXT, REFERENCE ->
                text.<Operand>map(value -> new Operand.Text(Facts.folded(leaf, value)))
                        .orElseThrow(() -> ScimFault.invalidFilter(leaf.name() + " is compared with texts"));
            case FLAG -> new Operand.Flag(flag(leaf, text.orElse(literal)));
            case MOMENT -> new Operand.Moment(moment(leaf, text.orElse("")));
            case COMPLEX -> throw ScimFault.invalidFilter(leaf.name() + " cannot be compared");
        };
    }

    /// Clients of the field put flags into quotation marks.
    private static boolean flag(Attribute leaf, String literal) {
        return switch (literal.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ScimFault.invalidFilter(leaf.name() + " is compared with true or false");
        };
    }

    /// Of four-digit years: no store keeps times that are further away.
    private static Instant moment(Attribute leaf, String text) {
        try {
            Instant moment = OffsetDateTime.parse(text).toInstant();
            if (moment.isBefore(EARLIEST) || !moment.isBefore(TOO_LATE)) {
                throw new DateTimeException("too far away");
            }
            return moment;
        } catch (DateTimeException e) {
            throw ScimFault.invalidFilter(leaf.name() + " is compared with times such as 2026-01-15T12:00:00Z");
        }
    }

    private AttributePath attribute(String word) {
        Optional<AttributePath> found = within.isPresent()
                ? within.flatMap(of -> of.attribute().part(word).map(of::to))
                : type.path(word);
        return found.orElseThrow(() -> ScimFault.invalidFilter("No such attribute"));
    }

    private static Filter made(AttributePath at, Function<AttributePath, Filter> maker) {
        try {
            return maker.apply(at);
        } catch (InvalidValue e) {
            throw ScimFault.invalidFilter(at + " " + e.getMessage());
        }
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw ScimFault.invalidFilter("The filter is too deep");
        }
    }

    private static ScimFault unexpected(Tokens tokens) {
        return ScimFault.invalidFilter("The filter cannot be read at character " + (tokens.position() + 1));
    }
}
