package dev.signet.application.canary;

/// Says too little.
public final class AnswersYesOrNo {

    /// Whether.
    public boolean handle() {
        return true;
    }
}
