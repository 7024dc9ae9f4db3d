package dev.signet.rest.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.scim.Catalog;
import dev.signet.domain.scim.ResourceType;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever a PATCH says, it changes the resource or is refused in the words of SCIM.
final class PatchFuzzTest {

    private static final Map<String, Object> BABS = Shaping.resource(object("""
            {"userName":"babs","active":true,"title":"Guide","name":{"givenName":"Barbara"},
             "emails":[{"value":"a@b.c","type":"work","primary":true},{"value":"d@e.f","type":"home"}],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Tours"}}"""), Catalog.USER);

    @Property
    void it_changes_a_copy_or_is_refused(@ForAll("messages") String message) {
        Map<String, Object> before = Trees.copy(BABS);
        try {
            Map<String, Object> after = Patch.apply(object(message), Catalog.USER, BABS);
            PersonTree.wanted(after);
        } catch (ScimFault fault) {
            assertThat(fault.type()).isNotEmpty();
        } catch (dev.signet.domain.InvalidValue invalid) {
            assertThat(invalid).hasMessageStartingWith("must");
        }
        assertThat(BABS).isEqualTo(before);
    }

    @Property
    void what_was_replaced_is_replaced_by_the_same_to_no_effect(@ForAll("replacements") String message) {
        Map<String, Object> once = Patch.apply(object(message), Catalog.USER, BABS);

        assertThat(Patch.apply(object(message), Catalog.USER, once)).isEqualTo(once);
    }

    @Property
    void whatever_is_sent_is_a_person_or_refused(@ForAll("values") String value) {
        try {
            PersonTree.wanted(Shaping.resource(
                    object("{\"userName\":\"x\",\"name\":%s,\"emails\":%s,\"active\":%s}"
                            .formatted(value, value, value)),
                    Catalog.USER));
        } catch (ScimFault fault) {
            assertThat(fault.type()).isEqualTo("invalidValue");
        }
    }

    /// What has been applied once is as good as what was sent: it is written, and read again it is the same.
    @Property
    void any_message_changes_any_resource_or_is_refused(
            @ForAll("types") ResourceType type,
            @ForAll("resources") String resource,
            @ForAll("anything") String message) {
        Optional<Map<String, Object>> before = shaped(resource, type);
        Assume.that(before.isPresent());
        Map<String, Object> kept = Trees.copy(before.get());
        try {
            Map<String, Object> after = Patch.apply(object(message), type, before.get());
            assertThat(Trees.object(Trees.write(after))).isEqualTo(after);
            assertThat(assigned(Shaping.resource(after, type))).isEqualTo(assigned(after));
        } catch (ScimFault fault) {
            assertThat(fault.type()).isNotEmpty();
        }
        assertThat(before).contains(kept);
    }

    /// Nothing may be written in several ways.
    private static Map<String, Object> assigned(Map<String, Object> resource) {
        Map<String, Object> assigned = new LinkedHashMap<>(resource);
        assigned.values().removeIf(Shaping::isUnassigned);
        return assigned;
    }

    private static Optional<Map<String, Object>> shaped(String resource, ResourceType type) {
        try {
            return Optional.of(Patch.apply(
                    object(message(List.of("{\"op\":\"add\",\"value\":%s}".formatted(resource)))), type, Map.of()));
        } catch (ScimFault fault) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<ResourceType> types() {
        return Arbitraries.of(Catalog.USER, Catalog.GROUP);
    }

    @Provide
    Arbitrary<String> resources() {
        Arbitrary<String> name = Arbitraries.of(
                "title",
                "displayName",
                "name.givenName",
                "emails",
                "roles",
                "members",
                "addresses",
                "active",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager");
        Arbitrary<String> value = Arbitraries.of(
                "\"x\"",
                "true",
                "[{\"value\":\"x\",\"type\":\"work\"},{\"value\":\"y\",\"primary\":true}]",
                "[{\"value\":\"x\"}]",
                "{\"value\":\"x\",\"display\":\"X\"}",
                "[{\"locality\":\"x\",\"primary\":\"True\"}]");
        return Combinators.combine(name, value)
                .as((one, is) -> Map.entry(one, "\"%s\":%s".formatted(one, is)))
                .list()
                .uniqueElements(Map.Entry::getKey)
                .ofMaxSize(5)
                .map(members -> "{"
                        + String.join(
                                ",", members.stream().map(Map.Entry::getValue).toList()) + "}");
    }

    /// Messages, and what only looks like one.
    @Provide
    Arbitrary<String> anything() {
        Arbitrary<String> scrap = Arbitraries.oneOf(
                values(), Arbitraries.of("\"add\"", "\"Replace\"", "\"remove\"", "\"members[value eq \\\"x\\\"]\""));
        Arbitrary<String> operation = Combinators.combine(scrap, scrap, scrap)
                .as((op, path, value) -> "{\"op\":%s,\"path\":%s,\"value\":%s}".formatted(op, path, value));
        Arbitrary<String> pathless = Combinators.combine(Arbitraries.of("add", "replace"), resources())
                .as((op, value) -> "{\"OP\":\"%s\",\"value\":%s}".formatted(op, value));
        return Arbitraries.oneOf(
                messages(),
                Arbitraries.oneOf(operation, pathless, scrap)
                        .list()
                        .ofMaxSize(4)
                        .map(PatchFuzzTest::message),
                scrap.map(one -> "{\"Operations\":%s}".formatted(one)));
    }

    @Provide
    Arbitrary<String> messages() {
        Arbitrary<String> op = Arbitraries.of("add", "Replace", "REMOVE", "move");
        Arbitrary<String> path = Arbitraries.of(
                "title",
                "active",
                "name",
                "name.familyName",
                "emails",
                "emails.type",
                "emails[type eq \\\"work\\\"]",
                "emails[type eq \\\"fax\\\"].value",
                "emails[primary eq true].display",
                "emails[value pr or type pr]",
                "roles",
                "roles[value eq \\\"x\\\"]",
                "password",
                "userName",
                "meta.created",
                "groups",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager",
                "shoeSize",
                "");
        return Combinators.combine(op, path, values())
                .as((one, at, value) -> "{\"op\":\"%s\",\"path\":\"%s\",\"value\":%s}".formatted(one, at, value))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(PatchFuzzTest::message);
    }

    @Provide
    Arbitrary<String> replacements() {
        return Arbitraries.of(
                        "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"x\"}",
                        "{\"op\":\"replace\",\"path\":\"emails\",\"value\":[{\"value\":\"x@y.z\"}]}",
                        "{\"op\":\"replace\",\"path\":\"emails[type eq \\\"home\\\"].display\",\"value\":\"x\"}",
                        "{\"op\":\"replace\",\"value\":{\"name.familyName\":\"x\",\"active\":\"False\"}}",
                        "{\"op\":\"remove\",\"path\":\"emails[type eq \\\"home\\\"].display\"}",
                        "{\"op\":\"add\",\"path\":\"emails\",\"value\":[{\"value\":\"x@y.z\",\"primary\":true}]}")
                .set()
                .ofMinSize(1)
                .ofMaxSize(1)
                .map(operations -> message(List.copyOf(operations)));
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> simple = Arbitraries.of(
                "null",
                "true",
                "\"True\"",
                "\"\"",
                "\"text\"",
                "\"a@b.c\"",
                "5",
                "1e400",
                "[]",
                "{}",
                "[[]]",
                "[null]");
        return Arbitraries.lazyOf(
                () -> simple,
                () -> simple.map(value -> "[" + value + "]"),
                () -> Combinators.combine(
                                Arbitraries.of(
                                        "value", "type", "PRIMARY", "familyName", "emails[type", "name.givenName", ""),
                                values())
                        .as((name, value) -> "{\"%s\":%s}".formatted(name, value)),
                () -> values().list().ofMaxSize(3).map(list -> "[" + String.join(",", list) + "]"));
    }

    private static String message(List<String> operations) {
        return "{\"Operations\":[" + String.join(",", operations) + "]}";
    }

    private static Map<String, Object> object(String text) {
        return Trees.object(text.getBytes(StandardCharsets.UTF_8));
    }
}
