package dev.signet.domain.scim;

import static dev.signet.domain.scim.Attribute.Trait.ALWAYS_RETURNED;
import static dev.signet.domain.scim.Attribute.Trait.CASE_EXACT;
import static dev.signet.domain.scim.Attribute.Trait.IMMUTABLE;
import static dev.signet.domain.scim.Attribute.Trait.MULTI_VALUED;
import static dev.signet.domain.scim.Attribute.Trait.READ_ONLY;
import static dev.signet.domain.scim.Attribute.Trait.REQUIRED;
import static dev.signet.domain.scim.Attribute.Trait.UNFILTERABLE;
import static dev.signet.domain.scim.Attribute.Trait.UNIQUE;
import static dev.signet.domain.scim.Attribute.Trait.WRITE_ONLY;
import static dev.signet.domain.scim.Attribute.complex;
import static dev.signet.domain.scim.Attribute.text;

import java.util.List;
import java.util.stream.Stream;

/// The resources that there are, described once (RFC 7643 §4, §8.7.1): what is read, searched, shown and documented
/// follows from it. An attribute that no part of the code names is kept, searched and shown as the text that it is.
public final class Catalog {

    /// The URN of the enterprise extension (RFC 7643 §4.3).
    public static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final Attribute ID =
            text("id", "The immutable id.").with(READ_ONLY, CASE_EXACT, ALWAYS_RETURNED, UNIQUE);

    private static final Attribute EXTERNAL_ID =
            text("externalId", "What the provisioning client calls it.").with(CASE_EXACT);

    private static final Attribute META = complex(
                    "meta",
                    "About the resource.",
                    text("resourceType", "The kind of resource.").with(READ_ONLY, CASE_EXACT, UNFILTERABLE),
                    Attribute.of(Attribute.Type.MOMENT, "created", "When it was made.")
                            .with(READ_ONLY),
                    Attribute.of(Attribute.Type.MOMENT, "lastModified", "When it was changed last.")
                            .with(READ_ONLY),
                    Attribute.of(Attribute.Type.REFERENCE, "location", "Where it is.")
                            .with(READ_ONLY, CASE_EXACT, UNFILTERABLE),
                    text("version", "Its entity tag.").with(READ_ONLY, CASE_EXACT, UNFILTERABLE))
            .with(READ_ONLY);

    private static final Attribute TYPE = text("type", "What it is for.").usually("work", "home", "other");

    private static final Attribute PRIMARY =
            Attribute.of(Attribute.Type.FLAG, "primary", "Whether it is the preferred one.");

    private static final Attribute DISPLAY = text("display", "For people.");

    /// People (RFC 7643 §4.1).
    public static final ResourceType USER = new ResourceType(
            "User",
            "/Users",
            "A person, or a service that logs in like one.",
            new Schema("urn:ietf:params:scim:schemas:core:2.0:User", "User", "Who may log in.", user()),
            List.of(new Schema(ENTERPRISE, "EnterpriseUser", "Who works somewhere.", enterprise())));

    /// Groups of people (RFC 7643 §4.2).
    public static final ResourceType GROUP = new ResourceType(
            "Group",
            "/Groups",
            "People who belong together. Membership gives no rights.",
            new Schema("urn:ietf:params:scim:schemas:core:2.0:Group", "Group", "People together.", group()),
            List.of());

    /// All kinds of resources.
    public static final List<ResourceType> TYPES = List.of(USER, GROUP);

    private Catalog() {}

    private static List<Attribute> user() {
        return Stream.of(named(), known(), reached(), belonging())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Attribute> named() {
        return List.of(
                ID,
                EXTERNAL_ID,
                META,
                text("userName", "What they log in with.").with(REQUIRED, UNIQUE),
                complex(
                        "name",
                        "The parts of their name.",
                        text("formatted", "All of it."),
                        text("familyName", "The family's name."),
                        text("givenName", "The given name."),
                        text("middleName", "Names between."),
                        text("honorificPrefix", "What stands before."),
                        text("honorificSuffix", "What stands behind.")),
                text("displayName", "The name to be shown."));
    }

    private static List<Attribute> known() {
        return List.of(
                text("nickName", "What friends call them."),
                Attribute.of(Attribute.Type.REFERENCE, "profileUrl", "A page about them.")
                        .with(CASE_EXACT),
                text("title", "What they are in their organisation."),
                text("userType", "How they belong to it."),
                text("preferredLanguage", "The language that they prefer."),
                text("locale", "How numbers and dates are written for them."),
                text("timezone", "Their time zone."),
                Attribute.of(Attribute.Type.FLAG, "active", "Whether they may act."),
                text("password", "Their password.").with(WRITE_ONLY, CASE_EXACT, UNFILTERABLE));
    }

    private static List<Attribute> reached() {
        return List.of(
                plural("emails", "E-mail addresses; the primary one may be typed to log in.", TYPE),
                plural(
                        "phoneNumbers",
                        "Telephone numbers.",
                        text("type", "What it is for.").usually("work", "home", "mobile", "fax", "pager", "other")),
                complex(
                                "addresses",
                                "Postal addresses.",
                                text("formatted", "All of it."),
                                text("streetAddress", "Street and number."),
                                text("locality", "City."),
                                text("region", "State or region."),
                                text("postalCode", "Postal code."),
                                text("country", "Country."),
                                TYPE,
                                PRIMARY)
                        .with(MULTI_VALUED));
    }

    private static List<Attribute> belonging() {
        return List.of(
                complex(
                                "groups",
                                "The groups to which they belong.",
                                text("value", "The id of the group.").with(READ_ONLY, CASE_EXACT),
                                Attribute.of(Attribute.Type.REFERENCE, "$ref", "Where it is.")
                                        .with(READ_ONLY, CASE_EXACT, UNFILTERABLE),
                                text("display", "Its name.").with(READ_ONLY),
                                text("type", "How they belong.").with(READ_ONLY, UNFILTERABLE))
                        .with(READ_ONLY, MULTI_VALUED),
                complex(
                                "roles",
                                "Their roles. One that is not known is made, and carries no scope.",
                                text("value", "The name of the role.").with(CASE_EXACT),
                                text("display", "Its description.").with(READ_ONLY, UNFILTERABLE))
                        .with(MULTI_VALUED));
    }

    private static Attribute plural(String name, String description, Attribute type) {
        return complex(name, description, text("value", "The value."), DISPLAY, type, PRIMARY)
                .with(MULTI_VALUED);
    }

    private static List<Attribute> enterprise() {
        return List.of(
                text("employeeNumber", "Their number."),
                text("costCenter", "Their cost center."),
                text("organization", "Their organisation."),
                text("division", "Their division."),
                text("department", "Their department."),
                complex(
                        "manager",
                        "Who leads them.",
                        text("value", "The id of that person.").with(CASE_EXACT),
                        Attribute.of(Attribute.Type.REFERENCE, "$ref", "Where that person is.")
                                .with(CASE_EXACT),
                        text("displayName", "That person's name.")));
    }

    private static List<Attribute> group() {
        return List.of(
                ID,
                EXTERNAL_ID,
                META,
                text("displayName", "The name of the group.").with(REQUIRED),
                complex(
                                "members",
                                "Who belongs to it.",
                                text("value", "The id of a person.").with(IMMUTABLE, CASE_EXACT),
                                Attribute.of(Attribute.Type.REFERENCE, "$ref", "Where that person is.")
                                        .with(IMMUTABLE, CASE_EXACT, UNFILTERABLE),
                                text("type", "What it is.")
                                        .with(IMMUTABLE, UNFILTERABLE)
                                        .usually("User"),
                                text("display", "That person's user name.").with(READ_ONLY, UNFILTERABLE))
                        .with(MULTI_VALUED));
    }
}
