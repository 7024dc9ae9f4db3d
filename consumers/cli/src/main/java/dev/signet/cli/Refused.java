package dev.signet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;

/// The server understood, and did not do it. The lines are for people: what it says, and every wrong member.
final class Refused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int UNKNOWN = 404;

    private final int status;
    private final transient List<String> details;

    private Refused(int status, String message, List<String> details) {
        super(message, null, false, false);
        this.status = status;
        this.details = List.copyOf(details);
    }

    /// The refusal that a problem document (RFC 9457) tells; whatever else the body may be, its status is told.
    static Refused of(int status, JsonNode problem) {
        List<String> details = new ArrayList<>();
        for (JsonNode error : problem.path("errors")) {
            String where = error.path("pointer").asText(error.path("parameter").asText(""));
            String member = where.startsWith("#/") ? where.substring(2) : where;
            details.add((member.isEmpty() || member.equals("#") ? "" : member + ": ")
                    + error.path("detail").asText(""));
        }
        String title = problem.path("title").asText("");
        String detail = problem.path("detail").asText("");
        return new Refused(
                status,
                "Refused by the server (%d%s)%s"
                        .formatted(status, title.isEmpty() ? "" : " " + title, detail.isEmpty() ? "." : ": " + detail),
                details);
    }

    /// There is nothing of that name.
    static Refused unknown(String noun) {
        return new Refused(UNKNOWN, "No such " + noun + ".", List.of());
    }

    /// Whether it is only that there is nothing of that name.
    boolean isUnknown() {
        return status == UNKNOWN;
    }

    /// What is wrong that the server answered well.
    static Refused because(String message) {
        return new Refused(0, message, List.of());
    }

    /// The status of the answer; 0 where the answer was a good one.
    int status() {
        return status;
    }

    /// One line for each wrong member.
    List<String> details() {
        return details;
    }
}
