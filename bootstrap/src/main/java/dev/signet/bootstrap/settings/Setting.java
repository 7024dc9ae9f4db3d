package dev.signet.bootstrap.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One thing that an operator may set: how it is called, what it may be, and what it is if nobody says.
///
/// @param name of the environment variable
/// @param aliases other names for it, after which nobody is asked to look
/// @param form what a value looks like, in a phrase: "0 to 65535"
/// @param standard what it is when nobody sets it, for the documentation
/// @param secret whether its value must never be shown
/// @param meaning what it does, in a sentence
/// @param reading turns the text, if there is one, into the value; what it throws as [IllegalArgumentException] says
///     what is wrong without repeating the text
public record Setting<T>(
        String name,
        List<String> aliases,
        String form,
        String standard,
        boolean secret,
        String meaning,
        Function<Optional<String>, T> reading) {

    public Setting {
        aliases = List.copyOf(aliases);
    }

    /// A setting of plain text with a default.
    static <T> Setting<T> of(String name, String form, String standard, String meaning, Function<String, T> reading) {
        return new Setting<>(
                name, List.of(), form, standard, false, meaning, text -> reading.apply(text.orElse(standard)));
    }

    /// A setting that may stay unset.
    ///
    /// @param unset what that means, for the documentation
    static <T> Setting<Optional<T>> optional(
            String name, String form, String unset, String meaning, Function<String, T> reading) {
        return new Setting<>(name, List.of(), form, unset, false, meaning, text -> text.map(reading));
    }

    /// The same, also known by another name.
    Setting<T> alias(String other) {
        return new Setting<>(name, List.of(other), form, standard, secret, meaning, reading);
    }

    /// The same, never shown.
    Setting<T> hidden() {
        return new Setting<>(name, aliases, form, standard, true, meaning, reading);
    }
}
