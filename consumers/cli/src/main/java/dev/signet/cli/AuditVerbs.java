package dev.signet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is done with the audit trail.
final class AuditVerbs {

    /// By which entries are chosen, as options and, without the dashes, as parameters.
    static final List<String> FILTERS =
            List.of("--actor-kind", "--actor-id", "--action", "--outcome", "--from", "--to");

    private static final int USUAL = 50;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private AuditVerbs() {}

    static int list(Asked asked) {
        Screen screen = asked.screen();
        Screen.Rows rows = screen.rows(Catalogue.AUDIT.columns());
        int[] left = {asked.number("--limit").orElse(USUAL)};
        if (left[0] < 1) {
            throw new WrongUsage("--limit must be at least 1.");
        }
        asked.api().pages(Catalogue.AUDIT.path(asked) + query(asked, Stream.of()), left[0], page -> {
            List<JsonNode> wanted = page.subList(0, Math.min(page.size(), left[0]));
            if (!wanted.isEmpty()) {
                rows.add(wanted);
            }
            left[0] -= wanted.size();
            return left[0] > 0 && !screen.isClosed();
        });
        rows.end();
        return CommandLineOfAdministration.DONE;
    }

    /// Shows entries as they are sealed, until it is interrupted or nobody reads on, or with `--once` until there are
    /// no more.
    static int tail(Asked asked) {
        AdminApi api = asked.api();
        Screen screen = asked.screen();
        String from = asked.option("--after").orElse("now");
        while (true) {
            JsonNode page = api.get(Catalogue.AUDIT.path(asked)
                            + query(asked, Stream.of("follow=" + Names.encoded(from), "limit=1000")))
                    .body();
            JsonNode items = page.path("items");
            items.forEach(entry -> screen.line(Catalogue.AUDIT.columns(), entry));
            if (screen.isClosed()) {
                return CommandLineOfAdministration.DONE;
            }
            String next = page.path("next").asText(from);
            if (items.isEmpty() && next.equals(from)) {
                if (asked.flag("--once")) {
                    return CommandLineOfAdministration.DONE;
                }
                try {
                    Thread.sleep(PAUSE);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return CommandLineOfAdministration.DONE;
                }
            }
            from = next;
        }
    }

    static int verify(Asked asked) {
        Stream<String> known = Stream.of("--position", "--seal")
                .flatMap(option ->
                        asked.option(option).stream().map(value -> option.substring(2) + "=" + Names.encoded(value)));
        AdminApi api = asked.api();
        String path = Catalogue.AUDIT.path(asked) + "/verify" + parameters(known);
        JsonNode found = Progress.during(
                asked.surroundings(),
                "verifying the audit trail",
                () -> api.getPatiently(path).body());
        asked.screen().show(found);
        if (found.path("intact").asBoolean(false)) {
            return CommandLineOfAdministration.DONE;
        }
        JsonNode broken = found.path("broken");
        throw Refused.because("The audit trail is BROKEN: %s at position %s (entry %s)."
                .formatted(
                        broken.path("kind").asText("?"),
                        broken.path("position").asText("?"),
                        broken.path("entry").asText("unknown")));
    }

    /// Writes the trail as JSON lines. A file has its name only once it is whole.
    static int export(Asked asked) {
        AdminApi api = asked.api();
        Optional<Path> file = asked.option("--file").map(asked::file);
        try (Progress progress = Progress.of(asked.surroundings(), "exporting the audit trail")) {
            if (file.isEmpty()) {
                copy(asked, api, asked.surroundings().out(), progress);
            } else {
                Path part = file.get().resolveSibling(file.get().getFileName() + ".part");
                try (Writer out = Files.newBufferedWriter(part)) {
                    copy(asked, api, out, progress);
                }
                Files.move(part, file.get(), StandardCopyOption.REPLACE_EXISTING);
                asked.surroundings().out().println("%d entries in %s".formatted(progress.count(), file.get()));
            }
            return CommandLineOfAdministration.DONE;
        } catch (IOException e) {
            throw new WrongUsage("The file %s cannot be written: %s"
                    .formatted(file.map(Path::toString).orElse("-"), e.getMessage()));
        }
    }

    private static void copy(Asked asked, AdminApi api, Writer out, Progress progress) throws IOException {
        String path = Catalogue.AUDIT.path(asked) + "/export" + query(asked, Stream.of());
        try (InputStream in = api.stream(path);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String line = read(lines, api);
            while (line != null && !isClosed(out, progress.count())) {
                out.write(line);
                out.write('\n');
                progress.step();
                line = read(lines, api);
            }
        }
        out.flush();
    }

    /// Whether nobody reads on; asked now and then, because each time what is written is sent off.
    private static boolean isClosed(Writer out, long written) {
        return written % 1000 == 1 && out instanceof PrintWriter printed && printed.checkError();
    }

    private static @Nullable String read(BufferedReader lines, AdminApi api) {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw api.brokenOff(e);
        }
    }

    private static String query(Asked asked, Stream<String> more) {
        Stream<String> chosen = FILTERS.stream()
                .flatMap(option ->
                        asked.option(option).stream().map(value -> parameter(option) + "=" + Names.encoded(value)));
        return parameters(Stream.concat(more, chosen));
    }

    private static String parameter(String option) {
        return option.substring(2).replace('-', '_');
    }

    private static String parameters(Stream<String> parameters) {
        String all = parameters.collect(Collectors.joining("&"));
        return all.isEmpty() ? "" : "?" + all;
    }
}
