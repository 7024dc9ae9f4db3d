package dev.signet.rest.edge;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.concurrent.Semaphore;

/// Answers when it is let to, for the tests of what is under way.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class Dawdling {

    final Semaphore arrived = new Semaphore(0);
    final Semaphore leave = new Semaphore(0);

    @Get("/.dawdle")
    String dawdle() throws InterruptedException {
        arrived.release();
        leave.acquire();
        return "at last";
    }
}
