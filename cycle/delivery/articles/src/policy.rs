use access::{Audience, EVERYONE, Place, Policy, Role, Rule};

access::verbs! {
    /// What can be done with articles.
    pub enum Verb reads (Read | ReadPast) {
        Read = "read",
        /// See what it said before, how it stands, and the words of those whom it did not help.
        ReadPast = "read-past",
        /// Begin a new one.
        Write = "write",
        /// Change its texts, files and details.
        Edit = "edit",
        /// Give it to its readers, when they are not everybody.
        Publish = "publish",
        /// Give it to everybody.
        PublishForAll = "publish-for-all",
        /// Take it from its readers.
        Outdate = "outdate",
        /// Say that it still holds.
        Review = "review",
        /// Its review day has passed.
        FallDue = "fall-due",
        /// Say whether it helped.
        Rate = "rate",
        Import = "import",
    }
}

const LEAD: &[Role] = &[Role::HeadOfIt];
const IT: &[Role] = &[Role::HeadOfIt, Role::Architect, Role::Agent, Role::ProjectManager];
/// Who may write, and own what they write.
pub(crate) const WRITERS: &[Role] =
    &[Role::HeadOfIt, Role::Architect, Role::Agent, Role::ProjectManager, Role::ServiceOwner];
/// All who work here.
const STAFF: &[Role] = &[
    Role::Administrator,
    Role::HeadOfIt,
    Role::Architect,
    Role::Agent,
    Role::ProjectManager,
    Role::ServiceOwner,
    Role::Leader,
    Role::Controller,
    Role::Secretary,
    Role::DataProtectionOfficer,
    Role::Archivist,
    Role::Auditor,
    Role::IdentityOfficer,
    Role::Staff,
];

/// What is published is for whom it says.
const AUDIENCES: &[Audience] = &[
    Audience {
        word: "published-all",
        roles: EVERYONE,
        when: "article.state = 'published' AND article.audience = 'everybody'",
    },
    Audience {
        word: "published-staff",
        roles: STAFF,
        when: "article.state = 'published' AND article.audience = 'staff'",
    },
    Audience {
        word: "published-it",
        roles: IT,
        when: "article.state = 'published' AND article.audience = 'it'",
    },
    Audience {
        word: "published-unit",
        roles: EVERYONE,
        when: "article.state = 'published' AND article.audience = 'units' AND EXISTS (
            SELECT 1 FROM article_unit au WHERE au.article_id = article.id AND (
                au.unit_id IN (SELECT descendant FROM unit_closure WHERE ancestor IN ({units}))
                OR au.unit_id IN (SELECT ancestor FROM unit_closure WHERE descendant IN ({units}))))",
    },
];

const fn rule(verb: Verb) -> Rule<Verb> {
    Rule::nobody(verb)
}

/// Who may, and how far. IT writes; what everybody reads is published by the article's owner or the head of IT; what is
/// for IT alone is IT's alone, whoever inspects.
pub static POLICY: Policy<Verb> = Policy {
    kind: "article",
    read: Verb::Read,
    rules: &[
        Rule { units: IT, own: WRITERS, audiences: AUDIENCES, ..rule(Verb::Read) },
        Rule { units: IT, own: WRITERS, ..rule(Verb::ReadPast) },
        Rule { units: WRITERS, ..rule(Verb::Write) },
        Rule { units: IT, own: WRITERS, ..rule(Verb::Edit) },
        Rule { units: IT, own: WRITERS, ..rule(Verb::Publish) },
        Rule { units: LEAD, own: WRITERS, ..rule(Verb::PublishForAll) },
        Rule { units: IT, own: WRITERS, ..rule(Verb::Outdate) },
        Rule { units: IT, own: WRITERS, ..rule(Verb::Review) },
        Rule { is_for_clock: true, ..rule(Verb::FallDue) },
        Rule { units: IT, own: WRITERS, audiences: AUDIENCES, ..rule(Verb::Rate) },
        Rule { units: LEAD, ..rule(Verb::Import) },
    ],
    place: Place { unit: Some("article.unit_id"), own: Some("article.owner_id"), ..Place::NOWHERE },
};
