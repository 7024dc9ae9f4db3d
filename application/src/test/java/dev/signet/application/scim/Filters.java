package dev.signet.application.scim;

import dev.signet.domain.scim.AttributePath;
import dev.signet.domain.scim.Comparison;
import dev.signet.domain.scim.Facts;
import dev.signet.domain.scim.Filter;
import dev.signet.domain.scim.Operand;
import dev.signet.domain.scim.Query;
import dev.signet.domain.scim.ResourceType;
import dev.signet.domain.scim.Window;
import java.util.Optional;

/// Short words for what is asked for.
final class Filters {

    private final ResourceType type;

    Filters(ResourceType type) {
        this.type = type;
    }

    AttributePath path(String name) {
        return type.path(name).orElseThrow();
    }

    Filter is(String name, Comparison how, String text) {
        AttributePath at = path(name);
        return new Filter.Compare(at, how, new Operand.Text(Facts.folded(at.leaf(), text)));
    }

    Filter flag(String name, boolean value) {
        return new Filter.Compare(path(name), Comparison.EQ, new Operand.Flag(value));
    }

    static Query all(Window window) {
        return new Query(Optional.empty(), Optional.empty(), window);
    }

    static Query only(Filter filter) {
        return new Query(Optional.of(filter), Optional.empty(), new Window.Numbered(1, 100));
    }

    Query sorted(String by, boolean descending, Window window) {
        return new Query(Optional.empty(), Optional.of(new Query.Sort(path(by), descending)), window);
    }
}
