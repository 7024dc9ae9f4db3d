package dev.signet.rest.scim;

import dev.signet.domain.Version;
import java.util.Map;

/// A resource as it is shown.
///
/// @param tree all of it; what was not asked for is taken out later
record Shown(String id, Version version, Map<String, Object> tree) {}
