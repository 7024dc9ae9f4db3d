package dev.signet.cli;

import java.util.List;

/// One kind of thing that is administered.
///
/// @param noun its command
/// @param plural its path beneath its tenant; for tenants beneath the API
/// @param key the member that holds its name
/// @param manner how it is made and changed
record Resource(String noun, String plural, String key, Manner manner, List<Column> columns, List<Field> fields) {

    Resource {
        columns = List.copyOf(columns);
        fields = List.copyOf(fields);
    }

    /// How the API makes and changes things of a kind.
    enum Manner {
        /// Made by POST, changed by PATCH, with a version and a state.
        VERSIONED,
        /// Said by PUT, all of it, made or changed alike.
        DEFINED,
        /// Neither: it has verbs of its own.
        OWN
    }

    /// Whether it is of no tenant, being one.
    boolean isTenant() {
        return noun.equals("tenant");
    }

    /// Whether an id of the server's stands for its name in paths.
    boolean isUser() {
        return noun.equals("user");
    }

    /// Where all of them are.
    String path(Asked asked) {
        return isTenant()
                ? "/tenants"
                : "/tenants/" + Names.encoded(asked.option("--tenant").orElse("")) + "/" + plural;
    }
}
