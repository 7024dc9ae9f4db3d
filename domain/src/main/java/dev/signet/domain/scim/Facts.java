package dev.signet.domain.scim;

import dev.signet.domain.user.LoginName;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// All that is known of a resource, as filters see it.
public record Facts(List<Fact> all) {

    public Facts {
        all = List.copyOf(all);
    }

    /// `value` of `leaf` as it is compared.
    public static String folded(Attribute leaf, String value) {
        return leaf.is(Attribute.Trait.CASE_EXACT) || leaf.type() == Attribute.Type.MOMENT
                ? value
                : LoginName.folded(value);
    }

    /// The values at `path`, as they are compared.
    public Stream<String> folded(AttributePath path) {
        String name = path.canonical();
        return all.stream()
                .filter(fact -> fact.attribute().equals(name))
                .map(fact -> folded(path.leaf(), fact.value()));
    }

    /// By what a list is sorted: the first value at `path`.
    public Optional<String> key(AttributePath path) {
        return folded(path).findFirst();
    }

    /// The elements that there are of a multi-valued attribute.
    SortedSet<Integer> positions(AttributePath of) {
        SortedSet<Integer> positions = new TreeSet<>();
        all.stream().filter(fact -> isPart(of, fact)).forEach(fact -> positions.add(fact.position()));
        return positions;
    }

    /// What is known of one element.
    Facts at(AttributePath of, int position) {
        return new Facts(all.stream()
                .filter(fact -> fact.position() == position && isPart(of, fact))
                .toList());
    }

    private static boolean isPart(AttributePath of, Fact fact) {
        return fact.attribute().startsWith(of.root() + ".");
    }
}
