package dev.signet.rest.scim;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.credential.Password;
import dev.signet.domain.scim.Attribute;
import dev.signet.domain.scim.AttributePath;
import dev.signet.domain.scim.Catalog;
import dev.signet.domain.scim.Fact;
import dev.signet.domain.scim.Person;
import dev.signet.domain.scim.Profile;
import dev.signet.domain.scim.Wanted;
import dev.signet.domain.user.Email;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleAssignment;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.UserName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// People as trees, in the shape that the catalogue describes.
final class PersonTree {

    private static final String EMAILS = "emails";
    private static final String PASSWORD = "password";
    private static final String PRIMARY = "primary";
    private static final String ROLES = "roles";
    private static final String VALUE = "value";

    /// What is not kept as facts of the profile.
    private static final Set<String> ELSEWHERE =
            Set.of("id", "meta", "userName", "displayName", "active", PASSWORD, "groups", ROLES);

    private PersonTree() {}

    /// What a client may change of `person`.
    static Map<String, Object> of(Person person) {
        Map<String, Object> tree = new LinkedHashMap<>();
        var user = person.access().user();
        tree.put("userName", user.name().value());
        user.displayName().ifPresent(name -> tree.put("displayName", name));
        tree.put("active", user.isActive());
        tree.putAll(of(person.profile()));
        List<Object> roles = new ArrayList<>();
        for (RoleAssignment assignment : person.access().assignments()) {
            roles.add(role(assignment.role()));
        }
        tree.put(ROLES, roles);
        return tree;
    }

    /// What is kept as facts.
    static Map<String, Object> of(Profile profile) {
        Map<String, List<Fact>> facts = new LinkedHashMap<>();
        profile.facts()
                .forEach(fact -> facts.computeIfAbsent(fact.attribute(), name -> new ArrayList<>())
                        .add(fact));
        Map<String, Object> tree = new LinkedHashMap<>();
        Catalog.USER.roots().filter(path -> !isElsewhere(path)).forEach(path -> put(tree, path, facts));
        return tree;
    }

    private static Map<String, Object> role(Role role) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(VALUE, role.name().value());
        tree.put("display", role.description().isEmpty() ? role.name().value() : role.description());
        return tree;
    }

    private static void put(Map<String, Object> tree, AttributePath path, Map<String, List<Fact>> facts) {
        Object value = value(path, facts);
        if (Shaping.isUnassigned(value)) {
            return;
        }
        Map<String, Object> object = path.extension()
                .map(urn -> Trees.asObject(tree.computeIfAbsent(urn, key -> new LinkedHashMap<String, Object>()))
                        .orElseThrow())
                .orElse(tree);
        object.put(path.attribute().name(), value);
    }

    private static Object value(AttributePath path, Map<String, List<Fact>> facts) {
        if (path.attribute().type() != Attribute.Type.COMPLEX) {
            return facts.getOrDefault(path.canonical(), List.of()).stream()
                    .findFirst()
                    .map(fact -> typed(path.attribute(), fact))
                    .orElse(Trees.UNASSIGNED);
        }
        Map<Integer, Object> elements = new java.util.TreeMap<>();
        for (Attribute part : path.attribute().parts()) {
            for (Fact fact : facts.getOrDefault(path.to(part).canonical(), List.of())) {
                Trees.asObject(elements.computeIfAbsent(
                                fact.position(), position -> new LinkedHashMap<String, Object>()))
                        .orElseThrow()
                        .put(part.name(), typed(part, fact));
            }
        }
        if (path.attribute().is(Attribute.Trait.MULTI_VALUED)) {
            return new ArrayList<>(elements.values());
        }
        return elements.values().stream().findFirst().orElse(Trees.UNASSIGNED);
    }

    private static Object typed(Attribute leaf, Fact fact) {
        return leaf.type() == Attribute.Type.FLAG ? Boolean.parseBoolean(fact.value()) : fact.value();
    }

    /// What `tree` wants.
    static Wanted wanted(Map<String, Object> tree) {
        String name = text(tree, "userName").orElseThrow(() -> ScimFault.invalidValue("userName is required"));
        Optional<Email> email = emails(tree).stream()
                .findFirst()
                .map(first -> checked(EMAILS, () -> new Email(String.valueOf(first.get(VALUE)))));
        return checked(
                "A value",
                () -> new Wanted(
                        checked("userName", () -> new UserName(name)),
                        email,
                        text(tree, "displayName"),
                        !Boolean.FALSE.equals(tree.get("active")),
                        profile(tree),
                        roles(tree)));
    }

    /// The password in `tree`, if there is one.
    static Optional<Password> password(Map<String, Object> tree) {
        return text(tree, PASSWORD).map(Password::new);
    }

    /// The primary one first, which is the only one that is called so.
    private static List<Map<String, Object>> emails(Map<String, Object> tree) {
        List<Map<String, Object>> emails = new ArrayList<>();
        if (tree.get(EMAILS) instanceof List<?> list) {
            list.forEach(
                    element -> Trees.asObject(element).map(LinkedHashMap::new).ifPresent(emails::add));
        }
        emails.removeIf(element -> !element.containsKey(VALUE));
        int first = 0;
        for (int i = emails.size() - 1; i >= 0; i--) {
            first = Boolean.TRUE.equals(emails.get(i).get(PRIMARY)) ? i : first;
        }
        if (!emails.isEmpty()) {
            emails.addFirst(emails.remove(first));
            emails.forEach(element -> element.remove(PRIMARY));
            emails.getFirst().put(PRIMARY, true);
            emails.getFirst().putIfAbsent("type", "work");
        }
        return emails;
    }

    /// What `tree` says that is kept as facts.
    static Profile profile(Map<String, Object> tree) {
        Map<String, Object> ordered = new LinkedHashMap<>(tree);
        ordered.put(EMAILS, emails(tree));
        List<Fact> facts = new ArrayList<>();
        Catalog.USER.roots().filter(path -> !isElsewhere(path)).forEach(path -> {
            Map<String, Object> object = path.extension()
                    .map(urn ->
                            Trees.asObject(ordered.getOrDefault(urn, Map.of())).orElse(Map.of()))
                    .orElse(ordered);
            Object value = object.getOrDefault(path.attribute().name(), Trees.UNASSIGNED);
            checked(path.canonical(), () -> facts.addAll(facts(path, value)));
        });
        return new Profile(facts);
    }

    private static List<Fact> facts(AttributePath path, Object value) {
        List<Fact> facts = new ArrayList<>();
        if (path.attribute().type() != Attribute.Type.COMPLEX) {
            if (!Shaping.isUnassigned(value)) {
                facts.add(new Fact(path.canonical(), 0, String.valueOf(value)));
            }
            return facts;
        }
        int position = 0;
        for (Object element : value instanceof List<?> list ? list : List.of(value)) {
            int at = position++;
            Trees.asObject(element)
                    .orElse(Map.of())
                    .forEach((name, part) -> path.attribute()
                            .part(name)
                            .ifPresent(known ->
                                    facts.add(new Fact(path.to(known).canonical(), at, String.valueOf(part)))));
        }
        return facts;
    }

    /// Empty where they are not named: those that somebody has stay.
    private static Optional<Set<RoleName>> roles(Map<String, Object> tree) {
        if (!tree.containsKey(ROLES)) {
            return Optional.empty();
        }
        Set<RoleName> names = new LinkedHashSet<>();
        if (tree.get(ROLES) instanceof List<?> list) {
            for (Object element : list) {
                Trees.asObject(element)
                        .flatMap(role -> text(role, VALUE))
                        .ifPresent(name -> names.add(checked(ROLES, () -> new RoleName(name))));
            }
        }
        return Optional.of(names);
    }

    private static boolean isElsewhere(AttributePath path) {
        return path.extension().isEmpty() && isElsewhere(path.attribute().name());
    }

    /// Whether the attribute of that name is not kept as facts of the profile.
    static boolean isElsewhere(String name) {
        return ELSEWHERE.contains(name);
    }

    static Optional<String> text(Map<String, Object> tree, String name) {
        return tree.get(name) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    private static <T> T checked(String name, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (InvalidValue e) {
            throw ScimFault.invalidValue(name + " " + e.getMessage());
        }
    }
}
