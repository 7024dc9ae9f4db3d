package dev.signet.cli;

/// What users and clients prove themselves by.
final class OwnedCredentials {

    private static final int MANY = 1000;

    private final Things owners;

    OwnedCredentials(Things owners) {
        this.owners = owners;
    }

    int list(Asked asked) {
        AdminApi api = asked.api();
        Screen.Rows rows = asked.screen().rows(Catalogue.CREDENTIALS);
        api.pages(path(asked, api), MANY, page -> {
            if (!page.isEmpty()) {
                rows.add(page);
            }
            return true;
        });
        rows.end();
        return CommandLineOfAdministration.DONE;
    }

    int revoke(Asked asked) {
        AdminApi api = asked.api();
        String credential = asked.option("--credential").orElse("");
        api.delete(path(asked, api) + "/" + Names.encoded(credential));
        asked.screen().say("%s: credential %s revoked".formatted(asked.name(), credential));
        return CommandLineOfAdministration.DONE;
    }

    private String path(Asked asked, AdminApi api) {
        return owners.address(asked, api) + "/credentials";
    }
}
