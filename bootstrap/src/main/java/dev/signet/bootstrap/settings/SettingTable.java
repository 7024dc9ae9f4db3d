package dev.signet.bootstrap.settings;

import java.util.List;
import java.util.stream.Stream;

/// Every setting there is. The operating guide's table is written from this one.
public final class SettingTable {

    private static final List<Setting<?>> ALL = Stream.of(
                    StorageSettings.ALL,
                    EdgeSettings.ALL,
                    TokenSettings.ALL,
                    CustodySettings.ALL,
                    PasswordSettings.ALL,
                    OperationSettings.ALL)
            .<Setting<?>>flatMap(List::stream)
            .toList();

    private SettingTable() {}

    /// Every setting, in the order of the documentation.
    static List<Setting<?>> all() {
        return ALL;
    }

    /// The table for the operating guide, in Markdown.
    public static String markdown() {
        StringBuilder text = new StringBuilder("| name | value | when unset | meaning |\n|---|---|---|---|\n");
        for (Setting<?> setting : ALL) {
            text.append("| `").append(setting.name()).append('`');
            setting.aliases()
                    .forEach(alias -> text.append(" (also `").append(alias).append("`)"));
            text.append(" | ").append(setting.form()).append(" | ").append(setting.standard());
            text.append(" | ").append(setting.meaning());
            text.append(setting.secret() ? " Secret: never printed. |\n" : " |\n");
        }
        return text.toString();
    }
}
