/// How the secrets of people and programs are hashed and compared.
@NullMarked
package dev.signet.secrets.credential;

import org.jspecify.annotations.NullMarked;
