/// Making API keys, and finding out whose they are.
@NullMarked
package dev.signet.application.credential.apikey;

import org.jspecify.annotations.NullMarked;
