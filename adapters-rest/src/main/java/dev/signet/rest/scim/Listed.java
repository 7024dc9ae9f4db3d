package dev.signet.rest.scim;

import dev.signet.domain.scim.Window;
import java.util.List;
import java.util.Optional;

/// Resources that were found.
record Listed(List<Shown> items, Optional<Integer> total, Optional<Window.Place> next) {}
