package dev.signet.rest.description;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.config.annotation.SerdeConfig;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads from the types of answers what they look like when they are written. It asks the same introspection that
/// writes them, so the two cannot part.
final class RecordSchemas {

    private RecordSchemas() {}

    static Schema of(Class<?> type) {
        return object(type).named(name(type));
    }

    private static Schema object(Class<?> type) {
        Map<String, Schema> members = new LinkedHashMap<>();
        Set<String> required = new LinkedHashSet<>();
        collect(type, members, required);
        return Schema.object(members, required).closed();
    }

    private static void collect(Class<?> type, Map<String, Schema> members, Set<String> required) {
        BeanIntrospection<?> found = BeanIntrospection.getIntrospection(type);
        boolean snake = found.classValue(SerdeConfig.class, SerdeConfig.NAMING)
                .filter(SnakeCaseStrategy.class::equals)
                .isPresent();
        boolean sparse = found.enumValue(SerdeConfig.class, SerdeConfig.INCLUDE, JsonInclude.Include.class)
                .filter(JsonInclude.Include.NON_NULL::equals)
                .isPresent();
        for (BeanProperty<?, ?> property : found.getBeanProperties()) {
            if (property.hasAnnotation(SerdeConfig.SerUnwrapped.class)) {
                collect(property.getType(), members, required);
                continue;
            }
            String usual = snake ? NameUtils.underscoreSeparate(property.getName(), true) : property.getName();
            String name = property.stringValue(SerdeConfig.class, SerdeConfig.PROPERTY)
                    .orElse(usual);
            Schema schema = of(property.asArgument(), property);
            members.put(name, property.isNullable() && !sparse ? schema.orNull() : schema);
            if (!property.isNullable() || !sparse) {
                required.add(name);
            }
        }
    }

    private static Schema of(Argument<?> type, BeanProperty<?, ?> property) {
        Class<?> raw = type.getType();
        if (List.class.isAssignableFrom(raw)) {
            return Schema.list(of(type.getTypeParameters()[0], property));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return Schema.map(of(type.getTypeParameters()[1], property));
        }
        if (raw == String.class) {
            return text(property);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return Schema.FLAG;
        }
        if (raw == int.class || raw == Integer.class) {
            return Schema.whole(0, Integer.MAX_VALUE);
        }
        if (raw == long.class || raw == Long.class) {
            return Schema.whole(0, Long.MAX_VALUE);
        }
        return of(raw);
    }

    @SuppressWarnings("unchecked") // the annotation takes enums only
    private static Schema text(BeanProperty<?, ?> property) {
        return property.classValue(Words.class)
                .map(words -> Schema.words((Class<? extends Enum<?>>) words))
                .or(() -> property.stringValue(Format.class)
                        .map(format -> Schema.ANY.with("type", "string").with("format", format)))
                .orElse(Schema.ANY.with("type", "string"));
    }

    private static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return (outer == null ? "" : name(outer)) + type.getSimpleName().replace("Document", "");
    }
}
