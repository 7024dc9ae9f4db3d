package dev.signet.rest.edge;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/// Answers when it is let to, for the tests of what is under way.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class Dawdling {

    final Semaphore arrived = new Semaphore(0);
    final Semaphore leave = new Semaphore(0);
    final AtomicLong left = new AtomicLong();

    @Get("/.dawdle")
    String dawdle() throws InterruptedException {
        left.set(RequestPatience.nanosLeft());
        arrived.release();
        leave.acquire();
        return "at last";
    }
}
