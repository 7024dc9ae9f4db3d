package dev.signet.rest.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import com.unboundid.scim2.common.utils.JsonUtils;
import dev.signet.domain.scim.Catalog;
import dev.signet.domain.scim.Comparison;
import dev.signet.domain.scim.Fact;
import dev.signet.domain.scim.Facts;
import dev.signet.domain.scim.Filter;
import dev.signet.domain.scim.Operand;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// The grammar of filters, beside the reading of an independent library.
final class FilterReaderTest {

    private static final char BACKSLASH = 92;

    private static final Facts BABS = new Facts(List.of(
            new Fact("userName", 0, "bjensen"),
            new Fact("displayName", 0, "Babs Jensen"),
            new Fact("name.familyName", 0, "Jensen"),
            new Fact("emails.value", 0, "babs@example.org"),
            new Fact("emails.type", 0, "work"),
            new Fact("emails.value", 1, "babs@home.test"),
            new Fact("emails.type", 1, "home")));

    private static final String SAME_BABS = """
            {"userName":"bjensen","displayName":"Babs Jensen","name":{"familyName":"Jensen"},
             "emails":[{"value":"babs@example.org","type":"work"},{"value":"babs@home.test","type":"home"}]}""";

    @Test
    void and_binds_tighter_than_or_and_not_tighter_than_both() {
        Filter filter = FilterReader.read("title pr or userName pr and not(locale pr)", Catalog.USER);

        assertThat(filter)
                .isInstanceOfSatisfying(
                        Filter.Or.class,
                        or -> assertThat(or.any().getLast())
                                .isInstanceOfSatisfying(
                                        Filter.And.class,
                                        and -> assertThat(and.all().getLast()).isInstanceOf(Filter.Not.class)));
    }

    @Test
    void values_are_json_and_folded_where_case_does_not_matter() {
        assertThat(FilterReader.read("  userName   EQ \"B~u00c4~\"~~ x\"".replace('~', BACKSLASH), Catalog.USER))
                .isEqualTo(new Filter.Compare(
                        Catalog.USER.path("userName").orElseThrow(),
                        Comparison.EQ,
                        new Operand.Text("bä\"~ x".replace('~', BACKSLASH))));
        assertThat(FilterReader.read("externalId eq \"ABC\"", Catalog.USER))
                .isEqualTo(new Filter.Compare(
                        Catalog.USER.path("externalId").orElseThrow(), Comparison.EQ, new Operand.Text("ABC")));
        assertThat(FilterReader.read("urn:ietf:params:scim:schemas:core:2.0:User:USERNAME pr", Catalog.USER))
                .isEqualTo(new Filter.Present(Catalog.USER.path("userName").orElseThrow()));
    }

    @Test
    void what_is_too_deep_too_long_or_too_much_is_refused() {
        for (String wrong : List.of(
                "(".repeat(100) + "title pr" + ")".repeat(100),
                "title eq \"" + "x".repeat(9_000) + "\"",
                String.join(" or ", java.util.Collections.nCopies(300, "title pr")))) {
            assertThatThrownBy(() -> FilterReader.read(wrong, Catalog.USER))
                    .isInstanceOfSatisfying(
                            ScimFault.class, fault -> assertThat(fault.type()).isEqualTo("invalidFilter"));
        }
    }

    @Property
    void whatever_is_typed_is_a_filter_or_refused_as_one(@ForAll("scraps") String text) {
        try {
            FilterReader.read(text, Catalog.USER).matches(BABS);
        } catch (ScimFault fault) {
            assertThat(fault.type()).isEqualTo("invalidFilter");
        }
    }

    @Property
    void whatever_is_typed_is_a_path_or_refused_as_one(@ForAll("scraps") String text) {
        try {
            Target.read(text, Catalog.USER);
        } catch (ScimFault fault) {
            assertThat(fault.type()).isEqualTo("invalidPath");
        }
    }

    @Property
    void what_is_well_formed_is_judged_as_an_independent_library_does(@ForAll("filters") String text)
            throws ScimException, com.fasterxml.jackson.core.JsonProcessingException {
        ObjectNode same = (ObjectNode) JsonUtils.getObjectReader().readTree(SAME_BABS);

        assertThat(FilterReader.read(text, Catalog.USER).matches(BABS))
                .as(text)
                .isEqualTo(FilterEvaluator.evaluate(com.unboundid.scim2.common.filters.Filter.fromString(text), same));
    }

    @Provide
    Arbitrary<String> scraps() {
        Arbitrary<String> scrap = Arbitraries.of(
                "userName",
                "emails",
                "emails.value",
                "name",
                "type",
                "value",
                "active",
                "meta.created",
                "not",
                "and",
                "or",
                "pr",
                "eq",
                "co",
                "gt",
                "xx",
                "(",
                ")",
                "[",
                "]",
                ".",
                " ",
                "  ",
                "\"work\"",
                "\"",
                "\\",
                "null",
                "true",
                "5",
                "-1.5e3",
                "{",
                "}",
                ",",
                "urn:ietf:params:scim:schemas:core:2.0:User:",
                String.valueOf((char) 0),
                "ä",
                "😀");
        return scrap.list().ofMaxSize(14).map(scraps -> String.join("", scraps));
    }

    @Provide
    Arbitrary<String> filters() {
        Arbitrary<String> attribute =
                Arbitraries.of("userName", "DISPLAYNAME", "name.familyName", "emails.value", "emails.type", "title");
        return Arbitraries.lazyOf(
                () -> leaf(attribute),
                () -> leaf(attribute),
                () -> leaf(Arbitraries.of("value", "type")).map(inner -> "emails[" + inner + "]"),
                () -> Combinators.combine(leaf(Arbitraries.of("value", "type")), leaf(Arbitraries.of("value", "type")))
                        .as((one, other) -> "emails[" + one + " and " + other + "]"),
                () -> filters().map(inner -> "not (" + inner + ")"),
                () -> filters().map(inner -> "(" + inner + ")"),
                () -> Combinators.combine(filters(), Arbitraries.of("and", "OR"), filters())
                        .as((one, word, other) -> one + " " + word + " " + other));
    }

    private static Arbitrary<String> leaf(Arbitrary<String> attribute) {
        Arbitrary<String> value = Arbitraries.of("bjensen", "jen", "BABS", "@example.org", "work", "Jensen", "x", "s");
        Arbitrary<String> compared = Combinators.combine(attribute, Arbitraries.of("eq", "co", "sw", "ew", "EQ"), value)
                .as((at, how, text) -> "%s %s \"%s\"".formatted(at, how, text));
        return Arbitraries.oneOf(compared, attribute.map(at -> at.toLowerCase(Locale.ROOT) + " pr"));
    }
}
