package dev.signet.persistence.canary;

import com.google.protobuf.Message;

/// Keeps what was made for the wire.
public record SpeaksProtobuf(Message message) {}
