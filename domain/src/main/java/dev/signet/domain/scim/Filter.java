package dev.signet.domain.scim;

import dev.signet.domain.InvalidValue;
import java.util.List;

/// Which resources are asked for (RFC 7644 §3.4.2.2). It can name only attributes that exist and may be searched.
public sealed interface Filter {

    /// Whether a resource of these facts is asked for.
    boolean matches(Facts facts);

    /// All of them.
    record And(List<Filter> all) implements Filter {

        public And {
            all = List.copyOf(all);
        }

        @Override
        public boolean matches(Facts facts) {
            return all.stream().allMatch(filter -> filter.matches(facts));
        }
    }

    /// Any of them.
    record Or(List<Filter> any) implements Filter {

        public Or {
            any = List.copyOf(any);
        }

        @Override
        public boolean matches(Facts facts) {
            return any.stream().anyMatch(filter -> filter.matches(facts));
        }
    }

    /// The others.
    record Not(Filter filter) implements Filter {

        @Override
        public boolean matches(Facts facts) {
            return !filter.matches(facts);
        }
    }

    /// Some one element of a multi-valued attribute is so: `emails[type eq "work" and value co "@example"]`.
    record Element(AttributePath of, Filter filter) implements Filter {

        @Override
        public boolean matches(Facts facts) {
            return facts.positions(of).stream().anyMatch(position -> filter.matches(facts.at(of, position)));
        }
    }

    /// It has a value.
    record Present(AttributePath at) implements Filter {

        public Present {
            searchable(at);
        }

        @Override
        public boolean matches(Facts facts) {
            return facts.folded(at).findAny().isPresent();
        }
    }

    /// A value compares so. Of several values one suffices, but `ne` wants none that is equal, absence included. It
    /// is an [InvalidValue] if an attribute of its kind cannot be compared so.
    record Compare(AttributePath at, Comparison how, Operand to) implements Filter {

        public Compare {
            searchable(at);
            boolean fits = switch (to) {
                case Operand.Text text -> isText(at);
                case Operand.Flag flag -> at.leaf().type() == Attribute.Type.FLAG && how.isIdentity();
                case Operand.Moment moment -> at.leaf().type() == Attribute.Type.MOMENT && !how.isTextual();
            };
            InvalidValue.unless(fits, "cannot be compared so");
        }

        @Override
        public boolean matches(Facts facts) {
            return how == Comparison.NE
                    ? facts.folded(at).allMatch(value -> to.holds(how, value))
                    : facts.folded(at).anyMatch(value -> to.holds(how, value));
        }

        private static boolean isText(AttributePath at) {
            return switch (at.leaf().type()) {
                case TEXT, REFERENCE -> true;
                case FLAG, MOMENT, COMPLEX -> false;
            };
        }
    }

    private static void searchable(AttributePath at) {
        InvalidValue.unless(
                at.leaf().type() != Attribute.Type.COMPLEX
                        && !at.leaf().is(Attribute.Trait.UNFILTERABLE)
                        && !at.attribute().is(Attribute.Trait.UNFILTERABLE),
                "cannot be searched");
    }
}
