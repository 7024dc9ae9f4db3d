package dev.signet.domain.canary;

import java.nio.file.Path;

/// Does what values do not.
public record OpensFiles(Path path) {}
