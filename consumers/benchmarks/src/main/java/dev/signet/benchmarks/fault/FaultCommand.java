package dev.signet.benchmarks.fault;

import picocli.CommandLine.Command;

/// The faults, by name.
@Command(
        name = "fault",
        mixinStandardHelpOptions = true,
        description = {
            "Do something bad to servers of one's own on this machine, and see whether they keep their promises.",
            "Each prints its figures and ends with 1 if a promise was broken."
        },
        subcommands = {
            KillServiceCommand.class,
            KillDatabaseCommand.class,
            TwoNodesCommand.class,
            DatabaseGoneCommand.class,
            DiskFullCommand.class,
            ClockCommand.class,
            TenantsCommand.class,
            FamiliesCommand.class
        })
public final class FaultCommand {

    FaultCommand() {}
}
