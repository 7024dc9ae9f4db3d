package dev.signet.rest.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.scim.Catalog;
import dev.signet.domain.scim.Filter;
import dev.signet.domain.scim.Operand;
import dev.signet.domain.scim.ResourceType;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;

/// Whatever stands where a filter or a path is expected, it is one or is refused as none, and soon.
final class FilterFuzzTest {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int LONG = 100_000;

    @Property
    void any_text_is_a_filter_or_refused_as_one(@ForAll String text, @ForAll("types") ResourceType type) {
        isReadOr("invalidFilter", () -> FilterReader.read(text, type));
    }

    @Property
    void any_text_is_a_path_or_refused_as_one(@ForAll String text, @ForAll("types") ResourceType type) {
        isReadOr("invalidPath", () -> Target.read(text, type));
    }

    @Property
    void any_text_between_brackets_is_refused_or_understood(@ForAll("inner") String inner) {
        isReadOr("invalidFilter", () -> FilterReader.read("emails[" + inner + "]", Catalog.USER));
        isReadOr("invalidPath", () -> Target.read("emails[" + inner + "].value", Catalog.USER));
    }

    @Property(tries = 100)
    void what_repeats_for_ever_is_refused_soon(@ForAll("scraps") String scrap) {
        String text = scrap.repeat(LONG / scrap.length());
        Assertions.assertTimeoutPreemptively(SOON, () -> {
            isReadOr("invalidFilter", () -> FilterReader.read(text, Catalog.USER));
            isReadOr("invalidFilter", () -> FilterReader.read(text.substring(0, 8_000), Catalog.USER));
            isReadOr("invalidPath", () -> Target.read("emails[" + text, Catalog.USER));
        });
    }

    @Property
    void what_is_written_again_reads_the_same(@ForAll("filters") String text) {
        Filter filter = FilterReader.read(text, Catalog.USER);

        assertThat(FilterReader.read(written(filter), Catalog.USER)).isEqualTo(filter);
    }

    @Property
    void moments_that_no_store_keeps_are_refused(@ForAll("moments") String moment) {
        isReadOr("invalidFilter", () -> {
            Filter filter = FilterReader.read("meta.created gt \"%s\"".formatted(moment), Catalog.USER);
            assertThat(filter)
                    .isInstanceOfSatisfying(
                            Filter.Compare.class,
                            compare -> assertThat(compare.to().toString()).matches("Moment\\[value=\\d{4}-.*"));
            return filter;
        });
    }

    private static void isReadOr(String refusal, Supplier<?> reading) {
        try {
            assertThat(reading.get()).isNotNull();
        } catch (ScimFault fault) {
            assertThat(fault.type()).isEqualTo(refusal);
        }
    }

    /// A filter as text, with more brackets than it needs.
    private static String written(Filter filter) {
        return switch (filter) {
            case Filter.And and -> joined(" and ", and.all());
            case Filter.Or or -> joined(" or ", or.any());
            case Filter.Not not -> "not (" + written(not.filter()) + ")";
            case Filter.Element element ->
                "%s[%s]".formatted(element.of(), inside(element.of() + ".", written(element.filter())));
            case Filter.Present present -> present.at() + " pr";
            case Filter.Compare compare ->
                "%s %s %s"
                        .formatted(
                                compare.at(),
                                compare.how().name(),
                                switch (compare.to()) {
                                    case Operand.Text text -> "\"" + text.value() + "\"";
                                    case Operand.Flag flag -> String.valueOf(flag.value());
                                    case Operand.Moment moment -> "\"" + moment.value() + "\"";
                                });
        };
    }

    private static String joined(String word, List<Filter> filters) {
        return filters.stream().map(one -> "(" + written(one) + ")").collect(Collectors.joining(word));
    }

    /// Between brackets parts stand for themselves.
    private static String inside(String prefix, String text) {
        return text.replace(prefix, "");
    }

    @Provide
    Arbitrary<ResourceType> types() {
        return Arbitraries.of(Catalog.USER, Catalog.GROUP);
    }

    @Provide
    Arbitrary<String> scraps() {
        return Arbitraries.of(
                "(",
                "not (",
                "not(not(",
                "emails[",
                "emails[type eq \"work\" and ",
                "title pr and ",
                "title pr or ",
                "(title pr) and (",
                "\"",
                "\\",
                " ",
                "a",
                "a.",
                "title eq \"",
                "title eq \"x\" or ",
                "]",
                "😀");
    }

    @Provide
    Arbitrary<String> inner() {
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Arbitraries.of("value", "type", "primary", "display", "emails", "userName", "x")
                        .flatMap(part -> Arbitraries.of(
                                part,
                                part + " pr",
                                part + " eq \"a\"",
                                part + " eq true",
                                part + " gt null",
                                part + "[type pr]",
                                "not (" + part + " pr)")));
    }

    @Provide
    Arbitrary<String> moments() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "+999999999-12-31T23:59:59Z",
                        "-999999999-01-01T00:00:00Z",
                        "+10000-01-01T00:00:00Z",
                        "-0001-01-01T00:00:00Z",
                        "0000-01-01T00:00:00Z",
                        "9999-12-31T23:59:59-18:00",
                        "0001-01-01T00:00:00+18:00",
                        "2026-01-15T12:00:00.123456789Z"),
                Combinators.combine(
                                Arbitraries.integers(), Arbitraries.integers().between(-20, 20))
                        .as((year, zone) -> "%+05d-06-01T00:00:00%+03d:00".formatted(year, zone)));
    }

    @Provide
    Arbitrary<String> filters() {
        Arbitrary<String> attribute = Arbitraries.of(
                "userName",
                "name.familyName",
                "emails",
                "emails.type",
                "roles.value",
                "meta",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department");
        Arbitrary<String> leaf = Arbitraries.oneOf(
                attribute.map(at -> (at.equals("meta") ? "meta.created" : at) + " pr"),
                Combinators.combine(
                                attribute.filter(at -> !at.equals("meta")),
                                Arbitraries.of("eq", "ne", "co", "SW", "ew", "gt", "ge", "lt", "le"),
                                Arbitraries.strings()
                                        .alpha()
                                        .numeric()
                                        .withChars(" ()[]ä€")
                                        .ofMaxLength(12))
                        .as((at, how, text) -> "%s %s \"%s\"".formatted(at, how, text)),
                Arbitraries.of(
                        "active eq true",
                        "active ne \"False\"",
                        "title eq null",
                        "meta.lastModified le \"2026-01-15T12:00:00+01:00\"",
                        "emails[type eq \"work\" and not (value co \"x\")]",
                        "emails[primary eq true].value ew \"@example.org\""));
        Arbitrary<String> filters = leaf;
        for (int depth = 0; depth < 4; depth++) {
            Arbitrary<String> inner = filters;
            filters = Arbitraries.oneOf(
                    leaf,
                    inner.map(one -> "not (" + one + ")"),
                    Combinators.combine(inner, Arbitraries.of("and", "OR"), inner)
                            .as((one, word, other) -> one + " " + word + " (" + other + ")"));
        }
        return filters;
    }
}
