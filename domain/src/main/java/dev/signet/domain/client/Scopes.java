package dev.signet.domain.client;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A set of scopes, in order.
public record Scopes(NavigableSet<Scope> values) {

    /// No scope at all.
    public static final Scopes NONE = new Scopes(new TreeSet<>());

    /// What OpenID Connect defines for everybody.
    public static final Scopes OPENID_CONNECT = of(Scope.OPENID, Scope.PROFILE, Scope.EMAIL, Scope.OFFLINE_ACCESS);

    public Scopes {
        values = Collections.unmodifiableNavigableSet(new TreeSet<>(values));
    }

    /// These scopes.
    public static Scopes of(Scope... scopes) {
        return new Scopes(new TreeSet<>(Arrays.asList(scopes)));
    }

    /// These scopes, by name.
    public static Scopes of(Collection<String> names) {
        return new Scopes(names.stream().map(Scope::new).collect(Collectors.toCollection(TreeSet::new)));
    }

    /// Reads a `scope` parameter: tokens separated by spaces, in any order, repetitions allowed (RFC 6749 §3.3).
    public static Scopes parse(String text) {
        return of(Stream.of(text.split(" ")).filter(name -> !name.isEmpty()).toList());
    }

    /// Those in both.
    public Scopes and(Scopes others) {
        return only(others.values::contains);
    }

    /// Those in either.
    public Scopes or(Scopes others) {
        return new Scopes(
                Stream.concat(values.stream(), others.values.stream()).collect(Collectors.toCollection(TreeSet::new)));
    }

    /// Those that pass.
    public Scopes only(Predicate<Scope> test) {
        return new Scopes(values.stream().filter(test).collect(Collectors.toCollection(TreeSet::new)));
    }

    /// Whether every one of `others` is among these.
    public boolean contains(Scopes others) {
        return values.containsAll(others.values);
    }

    /// Whether `scope` itself is among these.
    public boolean contains(Scope scope) {
        return values.contains(scope);
    }

    /// Whether these allow what needs `required`, inheritance included.
    public boolean permit(Scope required) {
        return values.stream().anyMatch(held -> held.implies(required));
    }

    /// Whether there is none.
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /// The `scope` parameter: names separated by single spaces.
    @Override
    public String toString() {
        return values.stream().map(Scope::value).collect(Collectors.joining(" "));
    }
}
