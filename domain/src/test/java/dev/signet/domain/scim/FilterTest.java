package dev.signet.domain.scim;

import static dev.signet.domain.scim.Comparison.CO;
import static dev.signet.domain.scim.Comparison.EQ;
import static dev.signet.domain.scim.Comparison.EW;
import static dev.signet.domain.scim.Comparison.GE;
import static dev.signet.domain.scim.Comparison.GT;
import static dev.signet.domain.scim.Comparison.LE;
import static dev.signet.domain.scim.Comparison.LT;
import static dev.signet.domain.scim.Comparison.NE;
import static dev.signet.domain.scim.Comparison.SW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.InvalidValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FilterTest {

    private static final Facts BABS = new Facts(List.of(
            new Fact("userName", 0, "BJensen"),
            new Fact("externalId", 0, "Ext"),
            new Fact("active", 0, "true"),
            new Fact("meta.created", 0, "2026-01-15T12:00:00Z"),
            new Fact("emails.type", 0, "work"),
            new Fact("emails.value", 0, "babs@example.org"),
            new Fact("emails.type", 1, "home"),
            new Fact("emails.value", 1, "babs@home.test")));

    @Test
    void a_text_is_compared_in_every_way() {
        Map<Comparison, Map<String, Boolean>> expected = Map.of(
                EQ, Map.of("bjensen", true, "bjense", false),
                NE, Map.of("bjensen", false, "bjense", true),
                CO, Map.of("jen", true, "nej", false),
                SW, Map.of("bj", true, "je", false),
                EW, Map.of("sen", true, "se", false),
                GT, Map.of("bjensen", false, "bjense", true, "bk", false),
                GE, Map.of("bjensen", true, "bjense", true, "bk", false),
                LT, Map.of("bjensen", false, "bjense", false, "bk", true),
                LE, Map.of("bjensen", true, "bjense", false, "bk", true));
        assertThat(expected).hasSize(Comparison.values().length);
        expected.forEach((how, cases) -> cases.forEach(
                (text, holds) -> assertThat(is("userName", how, text).matches(BABS))
                        .as("%s %s", how, text)
                        .isEqualTo(holds)));
    }

    @Test
    void case_matters_where_the_catalogue_says_so() {
        assertThat(is("userName", EQ, "BJENSEN").matches(BABS)).isTrue();
        assertThat(is("externalId", EQ, "Ext").matches(BABS)).isTrue();
        assertThat(is("externalId", EQ, "ext").matches(BABS)).isFalse();
    }

    @Test
    void beyond_the_basic_plane_the_order_is_that_of_code_points() {
        var high = new Facts(List.of(new Fact("externalId", 0, "\uD83D\uDE00")));
        assertThat(is("externalId", GT, "\uFFEE").matches(high)).isTrue();
    }

    @Test
    void flags_and_times_are_what_they_are() {
        assertThat(flag(EQ, true).matches(BABS)).isTrue();
        assertThat(flag(EQ, false).matches(BABS)).isFalse();
        assertThat(flag(NE, false).matches(BABS)).isTrue();
        Instant noon = Instant.parse("2026-01-15T12:00:00Z");
        assertThat(moment(EQ, noon).matches(BABS)).isTrue();
        assertThat(moment(GT, noon).matches(BABS)).isFalse();
        assertThat(moment(GE, noon).matches(BABS)).isTrue();
        assertThat(moment(LT, noon.plusSeconds(1)).matches(BABS)).isTrue();
    }

    @Test
    void one_value_of_several_suffices_but_none_may_be_equal() {
        assertThat(is("emails.type", EQ, "home").matches(BABS)).isTrue();
        assertThat(is("emails.type", NE, "home").matches(BABS)).isFalse();
        assertThat(is("emails.type", NE, "fax").matches(BABS)).isTrue();
        assertThat(is("title", NE, "x").matches(BABS)).as("absent").isTrue();
        assertThat(is("title", GE, "").matches(BABS)).as("absent").isFalse();
    }

    @Test
    void an_element_is_all_that_is_asked_of_it() {
        Filter home = is("emails.type", EQ, "home");
        Filter example = is("emails.value", EW, "example.org");
        Filter test = is("emails.value", EW, ".test");
        assertThat(element(new Filter.And(List.of(home, example))).matches(BABS))
                .isFalse();
        assertThat(element(new Filter.And(List.of(home, test))).matches(BABS)).isTrue();
        assertThat(element(new Filter.Not(home)).matches(BABS)).isTrue();
        assertThat(element(new Filter.Present(path("emails.display"))).matches(BABS))
                .isFalse();
    }

    @Test
    void all_any_and_none() {
        Filter yes = new Filter.Present(path("userName"));
        Filter no = new Filter.Present(path("title"));
        assertThat(new Filter.And(List.of(yes, no)).matches(BABS)).isFalse();
        assertThat(new Filter.And(List.of(yes, yes)).matches(BABS)).isTrue();
        assertThat(new Filter.Or(List.of(no, yes)).matches(BABS)).isTrue();
        assertThat(new Filter.Or(List.of(no, no)).matches(BABS)).isFalse();
        assertThat(new Filter.Not(no).matches(BABS)).isTrue();
    }

    @Test
    void what_cannot_be_compared_so_is_no_filter() {
        Operand text = new Operand.Text("x");
        Operand flag = new Operand.Flag(true);
        Operand moment = new Operand.Moment(Instant.EPOCH);
        Stream.<Runnable>of(
                        () -> new Filter.Compare(path("active"), EQ, text),
                        () -> new Filter.Compare(path("active"), GT, flag),
                        () -> new Filter.Compare(path("userName"), EQ, flag),
                        () -> new Filter.Compare(path("userName"), EQ, moment),
                        () -> new Filter.Compare(path("meta.created"), CO, moment),
                        () -> new Filter.Compare(path("meta.created"), EQ, text),
                        () -> new Filter.Compare(path("emails"), EQ, text),
                        () -> new Filter.Compare(path("password"), EQ, text),
                        () -> new Filter.Present(path("meta.version")),
                        () -> new Filter.Present(path("name")))
                .forEach(wrong -> assertThatThrownBy(wrong::run).isInstanceOf(InvalidValue.class));
    }

    @Test
    void words_name_comparisons_in_any_case() {
        assertThat(Comparison.of("Eq")).contains(EQ);
        assertThat(Comparison.of("pr")).isEmpty();
        assertThat(Stream.of(Comparison.values()).filter(Comparison::isTextual)).containsExactly(CO, SW, EW);
        assertThat(Stream.of(Comparison.values()).filter(Comparison::isIdentity))
                .containsExactly(EQ, NE);
    }

    @Test
    void lists_are_sorted_by_the_first_value() {
        assertThat(BABS.key(path("emails.type"))).contains("work");
        assertThat(BABS.key(path("userName"))).contains("bjensen");
        assertThat(BABS.key(path("title"))).isEmpty();
    }

    private static AttributePath path(String name) {
        return Catalog.USER.path(name).orElseThrow();
    }

    private static Filter is(String name, Comparison how, String text) {
        return new Filter.Compare(
                path(name), how, new Operand.Text(Facts.folded(path(name).leaf(), text)));
    }

    private static Filter flag(Comparison how, boolean value) {
        return new Filter.Compare(path("active"), how, new Operand.Flag(value));
    }

    private static Filter moment(Comparison how, Instant when) {
        return new Filter.Compare(path("meta.created"), how, new Operand.Moment(when));
    }

    private static Filter element(Filter filter) {
        return new Filter.Element(path("emails"), filter);
    }
}
