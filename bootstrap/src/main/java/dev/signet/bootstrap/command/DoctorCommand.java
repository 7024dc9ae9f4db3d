package dev.signet.bootstrap.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signet.bootstrap.examination.Examination;
import dev.signet.bootstrap.examination.Finding;
import dev.signet.bootstrap.settings.Mistakes;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Looks whether a deployment is sound, and says what to do where it is not.
@Command(
        name = "doctor",
        description = {
            "Look at settings, master key, files, ports, database, clock and keys, and say how to mend what is wrong.",
            "Changes nothing. Works beside a running server. Ends with 1 if something fails, with 0 if nothing does."
        })
final class DoctorCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final SettingOptions options = new SettingOptions();

    @Option(names = "--json", description = "Print one JSON object instead of lines.")
    private boolean json;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<Finding> findings = findings();
        boolean sound = findings.stream().noneMatch(finding -> finding.level() == Finding.Level.FAIL);
        if (json) {
            surroundings.out().println(object(findings, sound));
        } else {
            findings.forEach(this::print);
        }
        return sound ? CommandLineOfSignet.DONE : CommandLineOfSignet.FAILED;
    }

    private List<Finding> findings() {
        try {
            return new Examination(InstantSource.system()).of(options.read(surroundings, Map.of()));
        } catch (Mistakes mistakes) {
            return Examination.of(mistakes);
        }
    }

    private void print(Finding finding) {
        surroundings.out().println("%-4s  %s: %s".formatted(word(finding), finding.subject(), finding.what()));
        finding.mend().ifPresent(mend -> surroundings.out().println("      to mend it: " + mend));
    }

    private static ObjectNode object(List<Finding> findings, boolean sound) {
        ObjectNode whole = new ObjectMapper().createObjectNode().put("sound", sound);
        ArrayNode list = whole.putArray("findings");
        for (Finding finding : findings) {
            ObjectNode one = list.addObject()
                    .put("level", word(finding))
                    .put("subject", finding.subject())
                    .put("what", finding.what());
            finding.mend().ifPresent(mend -> one.put("mend", mend));
        }
        return whole;
    }

    private static String word(Finding finding) {
        return finding.level().name().toLowerCase(Locale.ROOT);
    }
}
