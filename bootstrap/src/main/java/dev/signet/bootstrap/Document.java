package dev.signet.bootstrap;

import dev.signet.domain.InvalidValue;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads YAML, and JSON, which is YAML too: maps, lists, strings, numbers, truths and nulls, nothing else.
public final class Document {

    private Document() {}

    /// `document` as YAML.
    public static String write(Object document) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(112);
        return new Yaml(options).dump(document);
    }

    /// The one document in `text`; null if it is empty.
    ///
    /// @throws InvalidValue if it is malformed or names a key twice; the message tells where, and never repeats
    ///     the text
    public static @Nullable Object parse(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(10);
        options.setCodePointLimit(Integer.MAX_VALUE); // the text is here already, and an export may be long
        try {
            return new Yaml(new SafeConstructor(options)).load(text);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            String where =
                    mark == null ? "" : " (line %d, column %d)".formatted(mark.getLine() + 1, mark.getColumn() + 1);
            throw new InvalidValue("is neither YAML nor JSON, or names a key twice" + where);
        } catch (YAMLException e) {
            throw new InvalidValue("is neither YAML nor JSON, or refers to itself too often");
        }
    }
}
