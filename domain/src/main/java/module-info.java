/// The values and decisions of Signet. Sees nothing but the platform, and javac enforces it.
module dev.signet.domain {
    requires static transitive org.jspecify;

    exports dev.signet.domain;
    exports dev.signet.domain.audit;
    exports dev.signet.domain.client;
    exports dev.signet.domain.credential;
    exports dev.signet.domain.scim;
    exports dev.signet.domain.signature;
    exports dev.signet.domain.tenant;
    exports dev.signet.domain.token;
    exports dev.signet.domain.user;
}
