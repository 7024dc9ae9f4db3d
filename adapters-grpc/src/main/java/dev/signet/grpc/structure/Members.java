package dev.signet.grpc.structure;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.signet.grpc.edge.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the members of a structure. A null counts as absent, and members that nobody asks for are ignored.
public final class Members {

    private final Map<String, Value> members;

    /// @param structure as it came
    public Members(Struct structure) {
        this.members = structure.getFieldsMap();
    }

    /// The text called `name`; empty text if it is absent.
    ///
    /// @throws io.grpc.StatusRuntimeException INVALID_ARGUMENT if it is something else
    public String text(String name) {
        return present(name)
                .map(value -> {
                    if (value.getKindCase() != Value.KindCase.STRING_VALUE) {
                        throw Fault.invalid(name + " must be a string");
                    }
                    return value.getStringValue();
                })
                .orElse("");
    }

    /// The text called `name`, which may be empty but must be there.
    ///
    /// @throws io.grpc.StatusRuntimeException INVALID_ARGUMENT if it is absent or something else
    public String required(String name) {
        if (present(name).isEmpty()) {
            throw Fault.invalid(name + " is required");
        }
        return text(name);
    }

    /// The words called `name`: a text of words separated by spaces, or a list of texts; empty if it is absent.
    ///
    /// @throws io.grpc.StatusRuntimeException INVALID_ARGUMENT if it is something else
    public Optional<List<String>> words(String name) {
        return present(name).map(value -> switch (value.getKindCase()) {
            case STRING_VALUE -> List.of(value.getStringValue().split(" ", -1));
            case LIST_VALUE ->
                value.getListValue().getValuesList().stream()
                        .map(word -> {
                            if (word.getKindCase() != Value.KindCase.STRING_VALUE) {
                                throw neither(name);
                            }
                            return word.getStringValue();
                        })
                        .toList();
            case NULL_VALUE, NUMBER_VALUE, BOOL_VALUE, STRUCT_VALUE, KIND_NOT_SET -> throw neither(name);
        });
    }

    private Optional<Value> present(String name) {
        return Optional.ofNullable(members.get(name))
                .filter(value -> value.getKindCase() != Value.KindCase.NULL_VALUE
                        && value.getKindCase() != Value.KindCase.KIND_NOT_SET);
    }

    private static RuntimeException neither(String name) {
        return Fault.invalid(name + " must be a string or a list of strings");
    }
}
