package dev.signet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// That the tree tells nothing of the machines on which it was written, nor of what wrote it.
final class TreeTest {

    private static final Pattern SOMEBODYS_MACHINE =
            Pattern.compile("(?<![\\w.-])/(home|Users|root|work)/[\\w.-]|[A-Z]:\\\\Users\\\\");

    private static final Pattern SOMEBODYS_TOOL = Pattern.compile(
            "\\b(sub-?agents?|language\\smodels?|AI\\s(assistant|generated)|chat\\s?bots?)\\b",
            Pattern.CASE_INSENSITIVE);

    /// What is made, fetched or remembered, not written.
    private static final Set<String> NOT_OURS =
            Set.of("target", ".git", ".idea", ".jqwik-database", "node_modules", ".venv", "data");

    @Test
    void the_tree_names_no_machine_and_no_tool() throws IOException {
        List<Path> files = filesBelow(Sources.ROOT);
        assertThat(files).hasSizeGreaterThan(200);
        assertThat(files.stream().flatMap(file -> told(file, textOf(file)))).isEmpty();
    }

    @Test
    void a_path_of_somebodys_machine_is_found() {
        Path file = Path.of("canary");
        assertThat(told(file, "see " + "/ho" + "me/alice/signet")).isNotEmpty();
        assertThat(told(file, "see C:" + "\\Users" + "\\alice")).isNotEmpty();
        assertThat(told(file, "see " + Sources.ROOT + "/pom.xml")).isNotEmpty();
    }

    @Test
    void a_tool_is_found() {
        assertThat(told(Path.of("canary"), "written by a Sub" + "agent")).isNotEmpty();
    }

    @Test
    void a_path_of_the_service_is_good() {
        assertThat(told(Path.of("canary"), "POST /admin/v1/users, https://example.org/home/page"))
                .isEmpty();
    }

    private static Stream<String> told(Path file, String text) {
        return text.lines()
                .filter(line -> SOMEBODYS_MACHINE.matcher(line).find()
                        || SOMEBODYS_TOOL.matcher(line).find()
                        || line.contains(Sources.ROOT.toString()))
                .map(line -> file + ": " + line.strip());
    }

    private static List<Path> filesBelow(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return NOT_OURS.contains(String.valueOf(directory.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!NOT_OURS.contains(String.valueOf(file.getFileName()))) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    /// Empty of what is no text.
    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            return "";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
