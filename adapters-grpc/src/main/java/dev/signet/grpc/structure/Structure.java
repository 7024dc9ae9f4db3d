package dev.signet.grpc.structure;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes a structure: every number a double, whatever is absent a null.
public final class Structure {

    private static final Value NULL =
            Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build();

    private final Struct.Builder members = Struct.newBuilder();

    /// With `value` under `name`: a text, a number, a truth value, a collection, a map or null.
    public Structure with(String name, @Nullable Object value) {
        members.putFields(name, of(value));
        return this;
    }

    /// With a time as the tenant API's clients read it, or a null.
    public Structure at(String name, Optional<Instant> time) {
        return with(name, time.map(Times::micros).orElse(null));
    }

    /// What was written.
    public Struct whole() {
        return members.build();
    }

    /// The members of `map`, whose keys are texts.
    public static Struct of(Map<?, ?> map) {
        Struct.Builder struct = Struct.newBuilder();
        map.forEach((name, value) -> struct.putFields(String.valueOf(name), of(value)));
        return struct.build();
    }

    private static Value of(@Nullable Object value) {
        return switch (value) {
            case null -> NULL;
            case String text -> Value.newBuilder().setStringValue(text).build();
            case Boolean truth -> Value.newBuilder().setBoolValue(truth).build();
            case Number number ->
                Value.newBuilder().setNumberValue(number.doubleValue()).build();
            case Map<?, ?> map -> Value.newBuilder().setStructValue(of(map)).build();
            case Collection<?> elements -> {
                ListValue.Builder list = ListValue.newBuilder();
                for (Object element : elements) {
                    list.addValues(of(element));
                }
                yield Value.newBuilder().setListValue(list).build();
            }
            default -> throw new IllegalArgumentException("no value of a structure: " + value.getClass());
        };
    }
}
