// @generated: do not edit by hand.
// schema: userpilot/event@3
// hash: 90e913f89d6e01e8
// tablature: 0.1.0

/// One event as Userpilot exports it. `event_type` names its kind and decides what `event_name` and metadata hold.
///
/// From `userpilot/events.md`, line 2, version 3.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum UserpilotEvent {
    /// `event_type` is `"identify_user"`.
    IdentifyUser(IdentifyUser),
    /// `event_type` is `"identify_company"`.
    IdentifyCompany(IdentifyCompany),
    /// `event_type` is `"interaction"`.
    Interaction(Interaction),
    /// `event_type` is `"track"`.
    Track(Track),
    /// `event_type` is `"track_feature"`.
    TrackFeature(TrackFeature),
    /// `event_type` is `"page_view"`.
    PageView(PageView),
    /// `event_type` is `"session_start"`.
    SessionStart(SessionStart),
}
::tablature::__tablature_union! {
    UserpilotEvent, tag "event_type",
    {
        IdentifyUser(IdentifyUser) from = ["identify_user"],
        IdentifyCompany(IdentifyCompany) from = ["identify_company"],
        Interaction(Interaction) from = ["interaction"],
        Track(Track) from = ["track"],
        TrackFeature(TrackFeature) from = ["track_feature"],
        PageView(PageView) from = ["page_view"],
        SessionStart(SessionStart) from = ["session_start"],
    },
    unknown refuse,
}
::tablature::__tablature_shared! {
    UserpilotEvent,
    [
        IdentifyUser, IdentifyCompany, Interaction method, Track, TrackFeature, PageView,
        SessionStart
    ],
    {
        app_token: String,
        source: Source,
        inserted_at: InsertedAt,
        hostname: Option<String>,
        pathname: Option<String>,
        screen_width: Option<ScreenWidth>,
        screen_height: Option<ScreenHeight>,
        device_type: Option<String>,
        user_agent: Option<String>,
        operating_system: Option<String>,
        browser: Option<String>,
        browser_language: Option<String>,
        session: Option<String>,
        country_code: Option<CountryCode>,
        other: ::tablature::types::Object,
    }
}

/// One event as Userpilot exports it. `event_type` names its kind and decides what `event_name` and metadata hold. Here `event_type` is `"identify_user"`.
///
/// From `userpilot/events.md`, line 2, version 3.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IdentifyUser {
    /// Identifies the app.
    pub app_token: String,
    /// The event's name; for some kinds of events it is empty, or has three parts. Null is read as absence.
    pub event_name: Option<::tablature::types::Empty>,
    /// Identifies the user (`identify_user` events).
    ///
    /// Limits: at least 1 character.
    pub user_id: UserId,
    /// Identifies the company (`identify_company` events). Null is read as absence.
    pub company_id: Option<String>,
    /// Where the event came from (web-client, backend-http, backend-hubspot, backend-salesforce, backend-segment).
    pub source: Source,
    /// When the event happened, to the microsecond.
    ///
    /// Limits: pattern `[Zz]$`; format `date-time`.
    pub inserted_at: InsertedAt,
    /// Host on which it happened. Null is read as absence.
    pub hostname: Option<String>,
    /// Path of the page. Null is read as absence.
    pub pathname: Option<String>,
    /// Screen width in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_width: Option<ScreenWidth>,
    /// Screen height in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_height: Option<ScreenHeight>,
    /// Kind of device (desktop, mobile, etc.). Null is read as absence.
    pub device_type: Option<String>,
    /// User agent of the browser. Null is read as absence.
    pub user_agent: Option<String>,
    /// Operating system of the user. Null is read as absence.
    pub operating_system: Option<String>,
    /// Browser (e.g., Chrome). Null is read as absence.
    ///
    /// Example: `"Chrome"`.
    pub browser: Option<String>,
    /// Language the browser is set to. Null is read as absence.
    pub browser_language: Option<String>,
    /// Number of the session. Null is read as absence.
    pub session: Option<String>,
    /// 2-letter code of the country. Null is read as absence.
    ///
    /// Limits: pattern `^([A-Z]{2})?$`.
    pub country_code: Option<CountryCode>,
    /// Attributes; their shape depends on `event_type`.
    pub metadata: ::tablature::types::Object,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    IdentifyUser, keep other,
    constants(
        EVENT_TYPE: "event_type" = String("identify_user") doc " Kind of event (`identify_user`, `identify_company`, interaction, track, `track_feature`, `page_view`, `session_start`)."
    ),
    new(
        app_token: String, user_id: UserId, source: Source, inserted_at: InsertedAt,
        metadata: ::tablature::types::Object
    ),
    absent(
        event_name, company_id, hostname, pathname, screen_width, screen_height, device_type,
        user_agent, operating_system, browser, browser_language, session, country_code, other
    ),
    {
        app_token: required "app_token",
        event_name: absent_null "event_name",
        user_id: required "user_id",
        company_id: absent_null "company_id",
        source: required "source",
        inserted_at: required "inserted_at",
        hostname: absent_null "hostname",
        pathname: absent_null "pathname",
        screen_width: absent_null "screen_width",
        screen_height: absent_null "screen_height",
        device_type: absent_null "device_type",
        user_agent: absent_null "user_agent",
        operating_system: absent_null "operating_system",
        browser: absent_null "browser",
        browser_language: absent_null "browser_language",
        session: absent_null "session",
        country_code: absent_null "country_code",
        metadata: required "metadata",
    }
}

/// Identifies the user (`identify_user` events).
///
/// Limits: at least 1 character.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UserId(String);
::tablature::__tablature_string! {
    UserId,
    {
        min_length 1,
    }
}

/// Where the event came from (web-client, backend-http, backend-hubspot, backend-salesforce, backend-segment).
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Source {
    /// `web-client`
    WebClient,
    /// `backend-http`
    BackendHttp,
    /// `backend-hubspot`
    BackendHubspot,
    /// `backend-salesforce`
    BackendSalesforce,
    /// `backend-segment`
    BackendSegment,
    /// `backend-http-import`
    BackendHttpImport,
    /// A string that is not documented.
    Other(OtherSource),
}

/// A string other than the documented ones.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OtherSource(String);
::tablature::__tablature_open_enum! {
    Source,
    {
        WebClient = "web-client",
        BackendHttp = "backend-http",
        BackendHubspot = "backend-hubspot",
        BackendSalesforce = "backend-salesforce",
        BackendSegment = "backend-segment",
        BackendHttpImport = "backend-http-import",
    },
    Other(OtherSource), {}
}

/// When the event happened, to the microsecond.
///
/// Limits: pattern `[Zz]$`; format `date-time`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct InsertedAt(::tablature::types::DateTime);
::tablature::__tablature_formatted! {
    InsertedAt(::tablature::types::DateTime),
    {
        pattern "[Zz]$",
    }
}

/// Screen width in px.
///
/// Limits: at least 0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ScreenWidth(::tablature::types::Number);
::tablature::__tablature_number! {
    ScreenWidth(::tablature::types::Number) from integers,
    {
        minimum "0",
        integer true,
    }
}

/// Screen height in px.
///
/// Limits: at least 0.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ScreenHeight(::tablature::types::Number);
::tablature::__tablature_number! {
    ScreenHeight(::tablature::types::Number) from integers,
    {
        minimum "0",
        integer true,
    }
}

/// 2-letter code of the country.
///
/// Limits: pattern `^([A-Z]{2})?$`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CountryCode(String);
::tablature::__tablature_string! {
    CountryCode,
    {
        pattern "^([A-Z]{2})?$",
    }
}

/// One event as Userpilot exports it. `event_type` names its kind and decides what `event_name` and metadata hold. Here `event_type` is `"identify_company"`.
///
/// From `userpilot/events.md`, line 2, version 3.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IdentifyCompany {
    /// Identifies the app.
    pub app_token: String,
    /// The event's name; for some kinds of events it is empty, or has three parts. Null is read as absence.
    pub event_name: Option<::tablature::types::Empty>,
    /// Identifies the user (`identify_user` events). Null is read as absence.
    pub user_id: Option<String>,
    /// Identifies the company (`identify_company` events).
    ///
    /// Limits: at least 1 character.
    pub company_id: CompanyId,
    /// Where the event came from (web-client, backend-http, backend-hubspot, backend-salesforce, backend-segment).
    pub source: Source,
    /// When the event happened, to the microsecond.
    ///
    /// Limits: pattern `[Zz]$`; format `date-time`.
    pub inserted_at: InsertedAt,
    /// Host on which it happened. Null is read as absence.
    pub hostname: Option<String>,
    /// Path of the page. Null is read as absence.
    pub pathname: Option<String>,
    /// Screen width in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_width: Option<ScreenWidth>,
    /// Screen height in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_height: Option<ScreenHeight>,
    /// Kind of device (desktop, mobile, etc.). Null is read as absence.
    pub device_type: Option<String>,
    /// User agent of the browser. Null is read as absence.
    pub user_agent: Option<String>,
    /// Operating system of the user. Null is read as absence.
    pub operating_system: Option<String>,
    /// Browser (e.g., Chrome). Null is read as absence.
    ///
    /// Example: `"Chrome"`.
    pub browser: Option<String>,
    /// Language the browser is set to. Null is read as absence.
    pub browser_language: Option<String>,
    /// Number of the session. Null is read as absence.
    pub session: Option<String>,
    /// 2-letter code of the country. Null is read as absence.
    ///
    /// Limits: pattern `^([A-Z]{2})?$`.
    pub country_code: Option<CountryCode>,
    /// Attributes; their shape depends on `event_type`.
    pub metadata: ::tablature::types::Object,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    IdentifyCompany, keep other,
    constants(
        EVENT_TYPE: "event_type" = String("identify_company") doc " Kind of event (`identify_user`, `identify_company`, interaction, track, `track_feature`, `page_view`, `session_start`)."
    ),
    new(
        app_token: String, company_id: CompanyId, source: Source, inserted_at: InsertedAt,
        metadata: ::tablature::types::Object
    ),
    absent(
        event_name, user_id, hostname, pathname, screen_width, screen_height, device_type,
        user_agent, operating_system, browser, browser_language, session, country_code, other
    ),
    {
        app_token: required "app_token",
        event_name: absent_null "event_name",
        user_id: absent_null "user_id",
        company_id: required "company_id",
        source: required "source",
        inserted_at: required "inserted_at",
        hostname: absent_null "hostname",
        pathname: absent_null "pathname",
        screen_width: absent_null "screen_width",
        screen_height: absent_null "screen_height",
        device_type: absent_null "device_type",
        user_agent: absent_null "user_agent",
        operating_system: absent_null "operating_system",
        browser: absent_null "browser",
        browser_language: absent_null "browser_language",
        session: absent_null "session",
        country_code: absent_null "country_code",
        metadata: required "metadata",
    }
}

/// Identifies the company (`identify_company` events).
///
/// Limits: at least 1 character.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CompanyId(String);
::tablature::__tablature_string! {
    CompanyId,
    {
        min_length 1,
    }
}

/// One event as Userpilot exports it. `event_type` names its kind and decides what `event_name` and metadata hold. Here `event_type` is `"interaction"`.
///
/// From `userpilot/events.md`, line 2, version 3.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Interaction {
    /// `event_name` begins with `survey_module:`.
    SurveyModule(SurveyModuleInteraction),
    /// `event_name` begins with `checklist:` or `checklist_task:`.
    Checklist(ChecklistInteraction),
    /// `event_name` begins with `resource_center:` or `resource_center_article:`.
    ResourceCenter(ResourceCenterInteraction),
    /// `event_name` begins with `nps:`.
    Nps(NpsInteraction),
    /// `event_name` begins with `experience:` or `experience_step:`.
    Experience(ExperienceInteraction),
    /// `event_name` begins with `experiment:`.
    Experiment(ExperimentInteraction),
    /// `event_name` begins with none of these.
    Unknown(OtherInteraction),
}
::tablature::__tablature_union! {
    Interaction, tag "event_name",
    {
        SurveyModule(SurveyModuleInteraction) from = [] prefix ["survey_module:"],
        Checklist(ChecklistInteraction) from = [] prefix ["checklist:", "checklist_task:"],
        ResourceCenter(ResourceCenterInteraction) from = [] prefix ["resource_center:", "resource_center_article:"],
        Nps(NpsInteraction) from = [] prefix ["nps:"],
        Experience(ExperienceInteraction) from = [] prefix ["experience:", "experience_step:"],
        Experiment(ExperimentInteraction) from = [] prefix ["experiment:"],
    },
    unknown keep Unknown(OtherInteraction),
}
::tablature::__tablature_shared! {
    Interaction, [SurveyModule, Checklist, ResourceCenter, Nps, Experience, Experiment, Unknown],
    {
        app_token: String,
        user_id: Option<String>,
        company_id: Option<String>,
        source: Source,
        inserted_at: InsertedAt,
        hostname: Option<String>,
        pathname: Option<String>,
        screen_width: Option<ScreenWidth>,
        screen_height: Option<ScreenHeight>,
        device_type: Option<String>,
        user_agent: Option<String>,
        operating_system: Option<String>,
        browser: Option<String>,
        browser_language: Option<String>,
        session: Option<String>,
        country_code: Option<CountryCode>,
        other: ::tablature::types::Object,
    }
}

/// One event as Userpilot exports it. `event_type` names its kind and decides what `event_name` and metadata hold. Here `event_type` is `"interaction"`.
///
/// From `userpilot/events.md`, line 2, version 3.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SurveyModuleInteraction {
    /// Identifies the app.
    pub app_token: String,
    /// The event's name; for some kinds of events it is empty, or has three parts.
    ///
    /// Limits: pattern `^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$`; begins with `survey_module:`.
    pub event_name: EventName,
    /// Identifies the user (`identify_user` events). Null is read as absence.
    pub user_id: Option<String>,
    /// Identifies the company (`identify_company` events). Null is read as absence.
    pub company_id: Option<String>,
    /// Where the event came from (web-client, backend-http, backend-hubspot, backend-salesforce, backend-segment).
    pub source: Source,
    /// When the event happened, to the microsecond.
    ///
    /// Limits: pattern `[Zz]$`; format `date-time`.
    pub inserted_at: InsertedAt,
    /// Host on which it happened. Null is read as absence.
    pub hostname: Option<String>,
    /// Path of the page. Null is read as absence.
    pub pathname: Option<String>,
    /// Screen width in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_width: Option<ScreenWidth>,
    /// Screen height in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_height: Option<ScreenHeight>,
    /// Kind of device (desktop, mobile, etc.). Null is read as absence.
    pub device_type: Option<String>,
    /// User agent of the browser. Null is read as absence.
    pub user_agent: Option<String>,
    /// Operating system of the user. Null is read as absence.
    pub operating_system: Option<String>,
    /// Browser (e.g., Chrome). Null is read as absence.
    ///
    /// Example: `"Chrome"`.
    pub browser: Option<String>,
    /// Language the browser is set to. Null is read as absence.
    pub browser_language: Option<String>,
    /// Number of the session. Null is read as absence.
    pub session: Option<String>,
    /// 2-letter code of the country. Null is read as absence.
    ///
    /// Limits: pattern `^([A-Z]{2})?$`.
    pub country_code: Option<CountryCode>,
    /// Attributes; their shape depends on `event_type`.
    pub metadata: SurveyModule,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    SurveyModuleInteraction, keep other,
    constants(
        EVENT_TYPE: "event_type" = String("interaction") doc " Kind of event (`identify_user`, `identify_company`, interaction, track, `track_feature`, `page_view`, `session_start`)."
    ),
    new(
        app_token: String, event_name: EventName, source: Source, inserted_at: InsertedAt,
        metadata: SurveyModule
    ),
    absent(
        user_id, company_id, hostname, pathname, screen_width, screen_height, device_type,
        user_agent, operating_system, browser, browser_language, session, country_code, other
    ),
    {
        app_token: required "app_token",
        event_name: required "event_name",
        user_id: absent_null "user_id",
        company_id: absent_null "company_id",
        source: required "source",
        inserted_at: required "inserted_at",
        hostname: absent_null "hostname",
        pathname: absent_null "pathname",
        screen_width: absent_null "screen_width",
        screen_height: absent_null "screen_height",
        device_type: absent_null "device_type",
        user_agent: absent_null "user_agent",
        operating_system: absent_null "operating_system",
        browser: absent_null "browser",
        browser_language: absent_null "browser_language",
        session: absent_null "session",
        country_code: absent_null "country_code",
        metadata: required "metadata",
    }
}

/// The event's name; for some kinds of events it is empty, or has three parts.
///
/// Limits: pattern `^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$`; begins with `survey_module:`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EventName(String);
::tablature::__tablature_string! {
    EventName,
    {
        pattern "^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$",
        rules &USERPILOT_EVENT_RULES_1,
    }
}

/// The definition `SurveyModule`, from `userpilot/events.md`, line 40, version 3.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct SurveyModule {
    /// What the user answered: text, or the id of a choice.
    pub feedback: Option<String>,
    /// Id of the survey module (e.g., `survey_module_49`).
    ///
    /// Example: `"survey_module_49"`.
    pub interaction_id: Option<String>,
    /// Whether it was dismissed (1 for yes, 0 for no).
    pub is_dismissed: Option<IsDismissed>,
    /// Id of the parent survey.
    pub parent_id: Option<String>,
    /// Status of the interaction (e.g., COMPLETED, DISMISSED).
    pub status: Option<Status>,
    /// The question asked.
    pub survey_question: Option<String>,
    /// Type of survey (e.g., `multiple_choice`, `open_text`).
    pub variant: Option<Variant>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    SurveyModule, keep other,
    {
        feedback: optional "feedback",
        interaction_id: optional "interaction_id",
        is_dismissed: optional "is_dismissed",
        parent_id: optional "parent_id",
        status: optional "status",
        survey_question: optional "survey_question",
        variant: optional "variant",
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IsDismissed {
    /// `1`
    Yes,
    /// `0`
    No,
}
::tablature::__tablature_enum! {
    IsDismissed,
    {
        Yes = "1",
        No = "0",
    }
}

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Status {
    /// `SEEN`
    Seen,
    /// `ENGAGED`
    Engaged,
    /// `DISMISSED`
    Dismissed,
    /// `COMPLETED`
    Completed,
    /// `SUBMITTED_FEEDBACK`
    SubmittedFeedback,
    /// `SUBMITTED_SCORE`
    SubmittedScore,
    /// A string that is not documented.
    Other(OtherStatus),
}

/// A string other than the documented ones.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OtherStatus(String);
::tablature::__tablature_open_enum! {
    Status,
    {
        Seen = "SEEN",
        Engaged = "ENGAGED",
        Dismissed = "DISMISSED",
        Completed = "COMPLETED",
        SubmittedFeedback = "SUBMITTED_FEEDBACK",
        SubmittedScore = "SUBMITTED_SCORE",
    },
    Other(OtherStatus), {}
}

/// Type of survey (e.g., `multiple_choice`, `open_text`).
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Variant {
    /// `multiple_choice`
    MultipleChoice,
    /// `open_text`
    OpenText,
    /// `likert_scale`
    LikertScale,
    /// `single_input`
    SingleInput,
    /// A string that is not documented.
    Other(OtherVariant),
}

/// A string other than the documented ones.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OtherVariant(String);
::tablature::__tablature_open_enum! {
    Variant,
    {
        MultipleChoice = "multiple_choice",
        OpenText = "open_text",
        LikertScale = "likert_scale",
        SingleInput = "single_input",
    },
    Other(OtherVariant), {}
}

/// One event as Userpilot exports it. `event_type` names its kind and decides what `event_name` and metadata hold. Here `event_type` is `"interaction"`.
///
/// From `userpilot/events.md`, line 2, version 3.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ChecklistInteraction {
    /// Identifies the app.
    pub app_token: String,
    /// The event's name; for some kinds of events it is empty, or has three parts.
    ///
    /// Limits: pattern `^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$`; begins with `checklist:` or `checklist_task:`.
    pub event_name: ChecklistInteractionEventName,
    /// Identifies the user (`identify_user` events). Null is read as absence.
    pub user_id: Option<String>,
    /// Identifies the company (`identify_company` events). Null is read as absence.
    pub company_id: Option<String>,
    /// Where the event came from (web-client, backend-http, backend-hubspot, backend-salesforce, backend-segment).
    pub source: Source,
    /// When the event happened, to the microsecond.
    ///
    /// Limits: pattern `[Zz]$`; format `date-time`.
    pub inserted_at: InsertedAt,
    /// Host on which it happened. Null is read as absence.
    pub hostname: Option<String>,
    /// Path of the page. Null is read as absence.
    pub pathname: Option<String>,
    /// Screen width in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_width: Option<ScreenWidth>,
    /// Screen height in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_height: Option<ScreenHeight>,
    /// Kind of device (desktop, mobile, etc.). Null is read as absence.
    pub device_type: Option<String>,
    /// User agent of the browser. Null is read as absence.
    pub user_agent: Option<String>,
    /// Operating system of the user. Null is read as absence.
    pub operating_system: Option<String>,
    /// Browser (e.g., Chrome). Null is read as absence.
    ///
    /// Example: `"Chrome"`.
    pub browser: Option<String>,
    /// Language the browser is set to. Null is read as absence.
    pub browser_language: Option<String>,
    /// Number of the session. Null is read as absence.
    pub session: Option<String>,
    /// 2-letter code of the country. Null is read as absence.
    ///
    /// Limits: pattern `^([A-Z]{2})?$`.
    pub country_code: Option<CountryCode>,
    /// Attributes; their shape depends on `event_type`.
    pub metadata: Checklist,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    ChecklistInteraction, keep other,
    constants(
        EVENT_TYPE: "event_type" = String("interaction") doc " Kind of event (`identify_user`, `identify_company`, interaction, track, `track_feature`, `page_view`, `session_start`)."
    ),
    new(
        app_token: String, event_name: ChecklistInteractionEventName, source: Source,
        inserted_at: InsertedAt, metadata: Checklist
    ),
    absent(
        user_id, company_id, hostname, pathname, screen_width, screen_height, device_type,
        user_agent, operating_system, browser, browser_language, session, country_code, other
    ),
    {
        app_token: required "app_token",
        event_name: required "event_name",
        user_id: absent_null "user_id",
        company_id: absent_null "company_id",
        source: required "source",
        inserted_at: required "inserted_at",
        hostname: absent_null "hostname",
        pathname: absent_null "pathname",
        screen_width: absent_null "screen_width",
        screen_height: absent_null "screen_height",
        device_type: absent_null "device_type",
        user_agent: absent_null "user_agent",
        operating_system: absent_null "operating_system",
        browser: absent_null "browser",
        browser_language: absent_null "browser_language",
        session: absent_null "session",
        country_code: absent_null "country_code",
        metadata: required "metadata",
    }
}

/// The event's name; for some kinds of events it is empty, or has three parts.
///
/// Limits: pattern `^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$`; begins with `checklist:` or `checklist_task:`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ChecklistInteractionEventName(String);
::tablature::__tablature_string! {
    ChecklistInteractionEventName,
    {
        pattern "^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$",
        rules &USERPILOT_EVENT_RULES_2,
    }
}

/// The definition `Checklist`, from `userpilot/events.md`, line 50, version 3.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Checklist {
    /// Id of the checklist or task (e.g., `checklist_10`).
    ///
    /// Example: `"checklist_10"`.
    pub interaction_id: Option<String>,
    /// Whether it was dismissed (1 for yes, 0 for no).
    pub is_dismissed: Option<IsDismissed>,
    /// Id of the parent checklist, where there is one.
    pub parent_id: Option<String>,
    /// Status of the interaction (e.g., SEEN, ENGAGED).
    pub status: Option<Status>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Checklist, keep other,
    {
        interaction_id: optional "interaction_id",
        is_dismissed: optional "is_dismissed",
        parent_id: optional "parent_id",
        status: optional "status",
    }
}

/// One event as Userpilot exports it. `event_type` names its kind and decides what `event_name` and metadata hold. Here `event_type` is `"interaction"`.
///
/// From `userpilot/events.md`, line 2, version 3.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ResourceCenterInteraction {
    /// Identifies the app.
    pub app_token: String,
    /// The event's name; for some kinds of events it is empty, or has three parts.
    ///
    /// Limits: pattern `^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$`; begins with `resource_center:` or `resource_center_article:`.
    pub event_name: ResourceCenterInteractionEventName,
    /// Identifies the user (`identify_user` events). Null is read as absence.
    pub user_id: Option<String>,
    /// Identifies the company (`identify_company` events). Null is read as absence.
    pub company_id: Option<String>,
    /// Where the event came from (web-client, backend-http, backend-hubspot, backend-salesforce, backend-segment).
    pub source: Source,
    /// When the event happened, to the microsecond.
    ///
    /// Limits: pattern `[Zz]$`; format `date-time`.
    pub inserted_at: InsertedAt,
    /// Host on which it happened. Null is read as absence.
    pub hostname: Option<String>,
    /// Path of the page. Null is read as absence.
    pub pathname: Option<String>,
    /// Screen width in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_width: Option<ScreenWidth>,
    /// Screen height in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_height: Option<ScreenHeight>,
    /// Kind of device (desktop, mobile, etc.). Null is read as absence.
    pub device_type: Option<String>,
    /// User agent of the browser. Null is read as absence.
    pub user_agent: Option<String>,
    /// Operating system of the user. Null is read as absence.
    pub operating_system: Option<String>,
    /// Browser (e.g., Chrome). Null is read as absence.
    ///
    /// Example: `"Chrome"`.
    pub browser: Option<String>,
    /// Language the browser is set to. Null is read as absence.
    pub browser_language: Option<String>,
    /// Number of the session. Null is read as absence.
    pub session: Option<String>,
    /// 2-letter code of the country. Null is read as absence.
    ///
    /// Limits: pattern `^([A-Z]{2})?$`.
    pub country_code: Option<CountryCode>,
    /// Attributes; their shape depends on `event_type`.
    pub metadata: ResourceCenter,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    ResourceCenterInteraction, keep other,
    constants(
        EVENT_TYPE: "event_type" = String("interaction") doc " Kind of event (`identify_user`, `identify_company`, interaction, track, `track_feature`, `page_view`, `session_start`)."
    ),
    new(
        app_token: String, event_name: ResourceCenterInteractionEventName, source: Source,
        inserted_at: InsertedAt, metadata: ResourceCenter
    ),
    absent(
        user_id, company_id, hostname, pathname, screen_width, screen_height, device_type,
        user_agent, operating_system, browser, browser_language, session, country_code, other
    ),
    {
        app_token: required "app_token",
        event_name: required "event_name",
        user_id: absent_null "user_id",
        company_id: absent_null "company_id",
        source: required "source",
        inserted_at: required "inserted_at",
        hostname: absent_null "hostname",
        pathname: absent_null "pathname",
        screen_width: absent_null "screen_width",
        screen_height: absent_null "screen_height",
        device_type: absent_null "device_type",
        user_agent: absent_null "user_agent",
        operating_system: absent_null "operating_system",
        browser: absent_null "browser",
        browser_language: absent_null "browser_language",
        session: absent_null "session",
        country_code: absent_null "country_code",
        metadata: required "metadata",
    }
}

/// The event's name; for some kinds of events it is empty, or has three parts.
///
/// Limits: pattern `^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$`; begins with `resource_center:` or `resource_center_article:`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ResourceCenterInteractionEventName(String);
::tablature::__tablature_string! {
    ResourceCenterInteractionEventName,
    {
        pattern "^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$",
        rules &USERPILOT_EVENT_RULES_3,
    }
}

/// The definition `ResourceCenter`, from `userpilot/events.md`, line 57, version 3.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct ResourceCenter {
    /// Title of the article.
    pub article_title: Option<String>,
    /// URL of the article.
    ///
    /// Limits: format `uri-reference`.
    pub article_url: Option<ArticleUrl>,
    /// Id of the interaction or article (e.g., `resource_center_article_6FAA69`).
    ///
    /// Example: `"resource_center_article_6FAA69"`.
    pub interaction_id: Option<String>,
    /// Whether it was dismissed.
    pub is_dismissed: Option<IsDismissed>,
    /// Id of the parent resource center, where there is one.
    pub parent_id: Option<String>,
    /// Status of the interaction (e.g., ENGAGED).
    pub status: Option<Status>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    ResourceCenter, keep other,
    {
        article_title: optional "article_title",
        article_url: optional "article_url",
        interaction_id: optional "interaction_id",
        is_dismissed: optional "is_dismissed",
        parent_id: optional "parent_id",
        status: optional "status",
    }
}

/// URL of the article.
///
/// Limits: format `uri-reference`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ArticleUrl(String);
::tablature::__tablature_string! {
    ArticleUrl,
    {
        format "uri-reference",
    }
}

/// One event as Userpilot exports it. `event_type` names its kind and decides what `event_name` and metadata hold. Here `event_type` is `"interaction"`.
///
/// From `userpilot/events.md`, line 2, version 3.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NpsInteraction {
    /// Identifies the app.
    pub app_token: String,
    /// The event's name; for some kinds of events it is empty, or has three parts.
    ///
    /// Limits: pattern `^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$`; begins with `nps:`.
    pub event_name: NpsInteractionEventName,
    /// Identifies the user (`identify_user` events). Null is read as absence.
    pub user_id: Option<String>,
    /// Identifies the company (`identify_company` events). Null is read as absence.
    pub company_id: Option<String>,
    /// Where the event came from (web-client, backend-http, backend-hubspot, backend-salesforce, backend-segment).
    pub source: Source,
    /// When the event happened, to the microsecond.
    ///
    /// Limits: pattern `[Zz]$`; format `date-time`.
    pub inserted_at: InsertedAt,
    /// Host on which it happened. Null is read as absence.
    pub hostname: Option<String>,
    /// Path of the page. Null is read as absence.
    pub pathname: Option<String>,
    /// Screen width in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_width: Option<ScreenWidth>,
    /// Screen height in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_height: Option<ScreenHeight>,
    /// Kind of device (desktop, mobile, etc.). Null is read as absence.
    pub device_type: Option<String>,
    /// User agent of the browser. Null is read as absence.
    pub user_agent: Option<String>,
    /// Operating system of the user. Null is read as absence.
    pub operating_system: Option<String>,
    /// Browser (e.g., Chrome). Null is read as absence.
    ///
    /// Example: `"Chrome"`.
    pub browser: Option<String>,
    /// Language the browser is set to. Null is read as absence.
    pub browser_language: Option<String>,
    /// Number of the session. Null is read as absence.
    pub session: Option<String>,
    /// 2-letter code of the country. Null is read as absence.
    ///
    /// Limits: pattern `^([A-Z]{2})?$`.
    pub country_code: Option<CountryCode>,
    /// Attributes; their shape depends on `event_type`.
    pub metadata: Nps,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    NpsInteraction, keep other,
    constants(
        EVENT_TYPE: "event_type" = String("interaction") doc " Kind of event (`identify_user`, `identify_company`, interaction, track, `track_feature`, `page_view`, `session_start`)."
    ),
    new(
        app_token: String, event_name: NpsInteractionEventName, source: Source,
        inserted_at: InsertedAt, metadata: Nps
    ),
    absent(
        user_id, company_id, hostname, pathname, screen_width, screen_height, device_type,
        user_agent, operating_system, browser, browser_language, session, country_code, other
    ),
    {
        app_token: required "app_token",
        event_name: required "event_name",
        user_id: absent_null "user_id",
        company_id: absent_null "company_id",
        source: required "source",
        inserted_at: required "inserted_at",
        hostname: absent_null "hostname",
        pathname: absent_null "pathname",
        screen_width: absent_null "screen_width",
        screen_height: absent_null "screen_height",
        device_type: absent_null "device_type",
        user_agent: absent_null "user_agent",
        operating_system: absent_null "operating_system",
        browser: absent_null "browser",
        browser_language: absent_null "browser_language",
        session: absent_null "session",
        country_code: absent_null "country_code",
        metadata: required "metadata",
    }
}

/// The event's name; for some kinds of events it is empty, or has three parts.
///
/// Limits: pattern `^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$`; begins with `nps:`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NpsInteractionEventName(String);
::tablature::__tablature_string! {
    NpsInteractionEventName,
    {
        pattern "^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$",
        rules &USERPILOT_EVENT_RULES_4,
    }
}

/// The definition `Nps`, from `userpilot/events.md`, line 66, version 3.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Nps {
    /// What the user answered: text, or an id.
    pub feedback: Option<String>,
    /// The question asked after the score.
    pub follow_up_question: Option<String>,
    /// Id of the interaction (e.g., `nps_1`).
    ///
    /// Example: `"nps_1"`.
    pub interaction_id: Option<String>,
    /// The score (0 to 10).
    ///
    /// Limits: pattern `^(10|[0-9])$`.
    pub score: Option<Score>,
    /// Status of the interaction (e.g., `SUBMITTED_FEEDBACK`, `SUBMITTED_SCORE`).
    pub status: Option<Status>,
    /// The NPS question asked.
    pub survey_question: Option<String>,
    /// Id of the submission.
    pub submission_id: Option<String>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Nps, keep other,
    {
        feedback: optional "feedback",
        follow_up_question: optional "follow_up_question",
        interaction_id: optional "interaction_id",
        score: optional "score",
        status: optional "status",
        survey_question: optional "survey_question",
        submission_id: optional "submission_id",
    }
}

/// The score (0 to 10).
///
/// Limits: pattern `^(10|[0-9])$`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Score(String);
::tablature::__tablature_string! {
    Score,
    {
        pattern "^(10|[0-9])$",
    }
}

/// One event as Userpilot exports it. `event_type` names its kind and decides what `event_name` and metadata hold. Here `event_type` is `"interaction"`.
///
/// From `userpilot/events.md`, line 2, version 3.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ExperienceInteraction {
    /// Identifies the app.
    pub app_token: String,
    /// The event's name; for some kinds of events it is empty, or has three parts.
    ///
    /// Limits: pattern `^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$`; begins with `experience:` or `experience_step:`.
    pub event_name: ExperienceInteractionEventName,
    /// Identifies the user (`identify_user` events). Null is read as absence.
    pub user_id: Option<String>,
    /// Identifies the company (`identify_company` events). Null is read as absence.
    pub company_id: Option<String>,
    /// Where the event came from (web-client, backend-http, backend-hubspot, backend-salesforce, backend-segment).
    pub source: Source,
    /// When the event happened, to the microsecond.
    ///
    /// Limits: pattern `[Zz]$`; format `date-time`.
    pub inserted_at: InsertedAt,
    /// Host on which it happened. Null is read as absence.
    pub hostname: Option<String>,
    /// Path of the page. Null is read as absence.
    pub pathname: Option<String>,
    /// Screen width in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_width: Option<ScreenWidth>,
    /// Screen height in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_height: Option<ScreenHeight>,
    /// Kind of device (desktop, mobile, etc.). Null is read as absence.
    pub device_type: Option<String>,
    /// User agent of the browser. Null is read as absence.
    pub user_agent: Option<String>,
    /// Operating system of the user. Null is read as absence.
    pub operating_system: Option<String>,
    /// Browser (e.g., Chrome). Null is read as absence.
    ///
    /// Example: `"Chrome"`.
    pub browser: Option<String>,
    /// Language the browser is set to. Null is read as absence.
    pub browser_language: Option<String>,
    /// Number of the session. Null is read as absence.
    pub session: Option<String>,
    /// 2-letter code of the country. Null is read as absence.
    ///
    /// Limits: pattern `^([A-Z]{2})?$`.
    pub country_code: Option<CountryCode>,
    /// Attributes; their shape depends on `event_type`.
    pub metadata: Experience,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    ExperienceInteraction, keep other,
    constants(
        EVENT_TYPE: "event_type" = String("interaction") doc " Kind of event (`identify_user`, `identify_company`, interaction, track, `track_feature`, `page_view`, `session_start`)."
    ),
    new(
        app_token: String, event_name: ExperienceInteractionEventName, source: Source,
        inserted_at: InsertedAt, metadata: Experience
    ),
    absent(
        user_id, company_id, hostname, pathname, screen_width, screen_height, device_type,
        user_agent, operating_system, browser, browser_language, session, country_code, other
    ),
    {
        app_token: required "app_token",
        event_name: required "event_name",
        user_id: absent_null "user_id",
        company_id: absent_null "company_id",
        source: required "source",
        inserted_at: required "inserted_at",
        hostname: absent_null "hostname",
        pathname: absent_null "pathname",
        screen_width: absent_null "screen_width",
        screen_height: absent_null "screen_height",
        device_type: absent_null "device_type",
        user_agent: absent_null "user_agent",
        operating_system: absent_null "operating_system",
        browser: absent_null "browser",
        browser_language: absent_null "browser_language",
        session: absent_null "session",
        country_code: absent_null "country_code",
        metadata: required "metadata",
    }
}

/// The event's name; for some kinds of events it is empty, or has three parts.
///
/// Limits: pattern `^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$`; begins with `experience:` or `experience_step:`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ExperienceInteractionEventName(String);
::tablature::__tablature_string! {
    ExperienceInteractionEventName,
    {
        pattern "^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$",
        rules &USERPILOT_EVENT_RULES_5,
    }
}

/// The definition `Experience`, from `userpilot/events.md`, line 76, version 3.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Experience {
    /// Id of the experience or step (e.g., `experience_493`).
    ///
    /// Example: `"experience_493"`.
    pub interaction_id: Option<String>,
    /// Whether it was dismissed (1 for yes, 0 for no).
    pub is_dismissed: Option<IsDismissed>,
    /// Status of the experience (e.g., COMPLETED, DISMISSED).
    pub status: Option<Status>,
    /// How often the user dismissed it.
    pub total_dismissed: Option<String>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Experience, keep other,
    {
        interaction_id: optional "interaction_id",
        is_dismissed: optional "is_dismissed",
        status: optional "status",
        total_dismissed: optional "total_dismissed",
    }
}

/// One event as Userpilot exports it. `event_type` names its kind and decides what `event_name` and metadata hold. Here `event_type` is `"interaction"`.
///
/// From `userpilot/events.md`, line 2, version 3.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ExperimentInteraction {
    /// Identifies the app.
    pub app_token: String,
    /// The event's name; for some kinds of events it is empty, or has three parts.
    ///
    /// Limits: pattern `^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$`; begins with `experiment:`.
    pub event_name: ExperimentInteractionEventName,
    /// Identifies the user (`identify_user` events). Null is read as absence.
    pub user_id: Option<String>,
    /// Identifies the company (`identify_company` events). Null is read as absence.
    pub company_id: Option<String>,
    /// Where the event came from (web-client, backend-http, backend-hubspot, backend-salesforce, backend-segment).
    pub source: Source,
    /// When the event happened, to the microsecond.
    ///
    /// Limits: pattern `[Zz]$`; format `date-time`.
    pub inserted_at: InsertedAt,
    /// Host on which it happened. Null is read as absence.
    pub hostname: Option<String>,
    /// Path of the page. Null is read as absence.
    pub pathname: Option<String>,
    /// Screen width in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_width: Option<ScreenWidth>,
    /// Screen height in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_height: Option<ScreenHeight>,
    /// Kind of device (desktop, mobile, etc.). Null is read as absence.
    pub device_type: Option<String>,
    /// User agent of the browser. Null is read as absence.
    pub user_agent: Option<String>,
    /// Operating system of the user. Null is read as absence.
    pub operating_system: Option<String>,
    /// Browser (e.g., Chrome). Null is read as absence.
    ///
    /// Example: `"Chrome"`.
    pub browser: Option<String>,
    /// Language the browser is set to. Null is read as absence.
    pub browser_language: Option<String>,
    /// Number of the session. Null is read as absence.
    pub session: Option<String>,
    /// 2-letter code of the country. Null is read as absence.
    ///
    /// Limits: pattern `^([A-Z]{2})?$`.
    pub country_code: Option<CountryCode>,
    /// Attributes; their shape depends on `event_type`.
    pub metadata: Experiment,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    ExperimentInteraction, keep other,
    constants(
        EVENT_TYPE: "event_type" = String("interaction") doc " Kind of event (`identify_user`, `identify_company`, interaction, track, `track_feature`, `page_view`, `session_start`)."
    ),
    new(
        app_token: String, event_name: ExperimentInteractionEventName, source: Source,
        inserted_at: InsertedAt, metadata: Experiment
    ),
    absent(
        user_id, company_id, hostname, pathname, screen_width, screen_height, device_type,
        user_agent, operating_system, browser, browser_language, session, country_code, other
    ),
    {
        app_token: required "app_token",
        event_name: required "event_name",
        user_id: absent_null "user_id",
        company_id: absent_null "company_id",
        source: required "source",
        inserted_at: required "inserted_at",
        hostname: absent_null "hostname",
        pathname: absent_null "pathname",
        screen_width: absent_null "screen_width",
        screen_height: absent_null "screen_height",
        device_type: absent_null "device_type",
        user_agent: absent_null "user_agent",
        operating_system: absent_null "operating_system",
        browser: absent_null "browser",
        browser_language: absent_null "browser_language",
        session: absent_null "session",
        country_code: absent_null "country_code",
        metadata: required "metadata",
    }
}

/// The event's name; for some kinds of events it is empty, or has three parts.
///
/// Limits: pattern `^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$`; begins with `experiment:`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ExperimentInteractionEventName(String);
::tablature::__tablature_string! {
    ExperimentInteractionEventName,
    {
        pattern "^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$",
        rules &USERPILOT_EVENT_RULES_6,
    }
}

/// The definition `Experiment`, from `userpilot/events.md`, line 83, version 3.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Experiment {
    /// Id of the experiment (e.g., `experiment_9`).
    ///
    /// Example: `"experiment_9"`.
    pub interaction_id: Option<String>,
    /// Whether the interaction was dismissed (1 for yes, 0 for no).
    pub is_dismissed: Option<IsDismissed>,
    /// Whether the user asked never to see it again (1 for yes, 0 for no).
    pub never_show_again: Option<NeverShowAgain>,
    /// Status of the interaction (e.g., SEEN, COMPLETED, DISMISSED).
    pub status: Option<Status>,
    /// How often the user dismissed it.
    pub total_dismissed: Option<String>,
    /// The group the user is in (A, B, or C).
    pub variant: Option<ExperimentVariant>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Experiment, keep other,
    {
        interaction_id: optional "interaction_id",
        is_dismissed: optional "is_dismissed",
        never_show_again: optional "never_show_again",
        status: optional "status",
        total_dismissed: optional "total_dismissed",
        variant: optional "variant",
    }
}

/// Whether the user asked never to see it again (1 for yes, 0 for no).
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NeverShowAgain {
    /// `1`
    Yes,
    /// `0`
    No,
}
::tablature::__tablature_enum! {
    NeverShowAgain,
    {
        Yes = "1",
        No = "0",
    }
}

/// The group the user is in (A, B, or C).
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExperimentVariant {
    /// `A`
    A,
    /// `B`
    B,
    /// `C`
    C,
}
::tablature::__tablature_enum! {
    ExperimentVariant,
    {
        A = "A",
        B = "B",
        C = "C",
    }
}

/// One event as Userpilot exports it. `event_type` names its kind and decides what `event_name` and metadata hold. Here `event_type` is `"interaction"`.
///
/// From `userpilot/events.md`, line 2, version 3.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OtherInteraction {
    /// Identifies the app.
    pub app_token: String,
    /// The event's name; for some kinds of events it is empty, or has three parts.
    ///
    /// Limits: pattern `^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$`; does not begin with `survey_module:`, `checklist:`, `checklist_task:`, `resource_center:`, `resource_center_article:`, `nps:`, `experience:`, `experience_step:` or `experiment:`.
    pub event_name: OtherInteractionEventName,
    /// Identifies the user (`identify_user` events). Null is read as absence.
    pub user_id: Option<String>,
    /// Identifies the company (`identify_company` events). Null is read as absence.
    pub company_id: Option<String>,
    /// Where the event came from (web-client, backend-http, backend-hubspot, backend-salesforce, backend-segment).
    pub source: Source,
    /// When the event happened, to the microsecond.
    ///
    /// Limits: pattern `[Zz]$`; format `date-time`.
    pub inserted_at: InsertedAt,
    /// Host on which it happened. Null is read as absence.
    pub hostname: Option<String>,
    /// Path of the page. Null is read as absence.
    pub pathname: Option<String>,
    /// Screen width in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_width: Option<ScreenWidth>,
    /// Screen height in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_height: Option<ScreenHeight>,
    /// Kind of device (desktop, mobile, etc.). Null is read as absence.
    pub device_type: Option<String>,
    /// User agent of the browser. Null is read as absence.
    pub user_agent: Option<String>,
    /// Operating system of the user. Null is read as absence.
    pub operating_system: Option<String>,
    /// Browser (e.g., Chrome). Null is read as absence.
    ///
    /// Example: `"Chrome"`.
    pub browser: Option<String>,
    /// Language the browser is set to. Null is read as absence.
    pub browser_language: Option<String>,
    /// Number of the session. Null is read as absence.
    pub session: Option<String>,
    /// 2-letter code of the country. Null is read as absence.
    ///
    /// Limits: pattern `^([A-Z]{2})?$`.
    pub country_code: Option<CountryCode>,
    /// Attributes; their shape depends on `event_type`.
    pub metadata: ::tablature::types::Object,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    OtherInteraction, keep other,
    constants(
        EVENT_TYPE: "event_type" = String("interaction") doc " Kind of event (`identify_user`, `identify_company`, interaction, track, `track_feature`, `page_view`, `session_start`)."
    ),
    new(
        app_token: String, event_name: OtherInteractionEventName, source: Source,
        inserted_at: InsertedAt, metadata: ::tablature::types::Object
    ),
    absent(
        user_id, company_id, hostname, pathname, screen_width, screen_height, device_type,
        user_agent, operating_system, browser, browser_language, session, country_code, other
    ),
    {
        app_token: required "app_token",
        event_name: required "event_name",
        user_id: absent_null "user_id",
        company_id: absent_null "company_id",
        source: required "source",
        inserted_at: required "inserted_at",
        hostname: absent_null "hostname",
        pathname: absent_null "pathname",
        screen_width: absent_null "screen_width",
        screen_height: absent_null "screen_height",
        device_type: absent_null "device_type",
        user_agent: absent_null "user_agent",
        operating_system: absent_null "operating_system",
        browser: absent_null "browser",
        browser_language: absent_null "browser_language",
        session: absent_null "session",
        country_code: absent_null "country_code",
        metadata: required "metadata",
    }
}

/// The event's name; for some kinds of events it is empty, or has three parts.
///
/// Limits: pattern `^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$`; does not begin with `survey_module:`, `checklist:`, `checklist_task:`, `resource_center:`, `resource_center_article:`, `nps:`, `experience:`, `experience_step:` or `experiment:`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OtherInteractionEventName(String);
::tablature::__tablature_string! {
    OtherInteractionEventName,
    {
        pattern "^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$",
        without_prefix &["survey_module:", "checklist:", "checklist_task:", "resource_center:", "resource_center_article:", "nps:", "experience:", "experience_step:", "experiment:"],
    }
}

/// One event as Userpilot exports it. `event_type` names its kind and decides what `event_name` and metadata hold. Here `event_type` is `"track"`.
///
/// From `userpilot/events.md`, line 2, version 3.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Track {
    /// Identifies the app.
    pub app_token: String,
    /// The event's name; for some kinds of events it is empty, or has three parts.
    ///
    /// Limits: at least 1 character.
    pub event_name: TrackEventName,
    /// Identifies the user (`identify_user` events). Null is read as absence.
    pub user_id: Option<String>,
    /// Identifies the company (`identify_company` events). Null is read as absence.
    pub company_id: Option<String>,
    /// Where the event came from (web-client, backend-http, backend-hubspot, backend-salesforce, backend-segment).
    pub source: Source,
    /// When the event happened, to the microsecond.
    ///
    /// Limits: pattern `[Zz]$`; format `date-time`.
    pub inserted_at: InsertedAt,
    /// Host on which it happened. Null is read as absence.
    pub hostname: Option<String>,
    /// Path of the page. Null is read as absence.
    pub pathname: Option<String>,
    /// Screen width in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_width: Option<ScreenWidth>,
    /// Screen height in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_height: Option<ScreenHeight>,
    /// Kind of device (desktop, mobile, etc.). Null is read as absence.
    pub device_type: Option<String>,
    /// User agent of the browser. Null is read as absence.
    pub user_agent: Option<String>,
    /// Operating system of the user. Null is read as absence.
    pub operating_system: Option<String>,
    /// Browser (e.g., Chrome). Null is read as absence.
    ///
    /// Example: `"Chrome"`.
    pub browser: Option<String>,
    /// Language the browser is set to. Null is read as absence.
    pub browser_language: Option<String>,
    /// Number of the session. Null is read as absence.
    pub session: Option<String>,
    /// 2-letter code of the country. Null is read as absence.
    ///
    /// Limits: pattern `^([A-Z]{2})?$`.
    pub country_code: Option<CountryCode>,
    /// Attributes; their shape depends on `event_type`.
    pub metadata: ::tablature::types::Object,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Track, keep other,
    constants(
        EVENT_TYPE: "event_type" = String("track") doc " Kind of event (`identify_user`, `identify_company`, interaction, track, `track_feature`, `page_view`, `session_start`)."
    ),
    new(
        app_token: String, event_name: TrackEventName, source: Source, inserted_at: InsertedAt,
        metadata: ::tablature::types::Object
    ),
    absent(
        user_id, company_id, hostname, pathname, screen_width, screen_height, device_type,
        user_agent, operating_system, browser, browser_language, session, country_code, other
    ),
    {
        app_token: required "app_token",
        event_name: required "event_name",
        user_id: absent_null "user_id",
        company_id: absent_null "company_id",
        source: required "source",
        inserted_at: required "inserted_at",
        hostname: absent_null "hostname",
        pathname: absent_null "pathname",
        screen_width: absent_null "screen_width",
        screen_height: absent_null "screen_height",
        device_type: absent_null "device_type",
        user_agent: absent_null "user_agent",
        operating_system: absent_null "operating_system",
        browser: absent_null "browser",
        browser_language: absent_null "browser_language",
        session: absent_null "session",
        country_code: absent_null "country_code",
        metadata: required "metadata",
    }
}

/// The event's name; for some kinds of events it is empty, or has three parts.
///
/// Limits: at least 1 character.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TrackEventName(String);
::tablature::__tablature_string! {
    TrackEventName,
    {
        min_length 1,
    }
}

/// One event as Userpilot exports it. `event_type` names its kind and decides what `event_name` and metadata hold. Here `event_type` is `"track_feature"`.
///
/// From `userpilot/events.md`, line 2, version 3.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TrackFeature {
    /// Identifies the app.
    pub app_token: String,
    /// The event's name; for some kinds of events it is empty, or has three parts.
    ///
    /// Limits: at least 1 character.
    pub event_name: TrackEventName,
    /// Identifies the user (`identify_user` events). Null is read as absence.
    pub user_id: Option<String>,
    /// Identifies the company (`identify_company` events). Null is read as absence.
    pub company_id: Option<String>,
    /// Where the event came from (web-client, backend-http, backend-hubspot, backend-salesforce, backend-segment).
    pub source: Source,
    /// When the event happened, to the microsecond.
    ///
    /// Limits: pattern `[Zz]$`; format `date-time`.
    pub inserted_at: InsertedAt,
    /// Host on which it happened. Null is read as absence.
    pub hostname: Option<String>,
    /// Path of the page. Null is read as absence.
    pub pathname: Option<String>,
    /// Screen width in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_width: Option<ScreenWidth>,
    /// Screen height in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_height: Option<ScreenHeight>,
    /// Kind of device (desktop, mobile, etc.). Null is read as absence.
    pub device_type: Option<String>,
    /// User agent of the browser. Null is read as absence.
    pub user_agent: Option<String>,
    /// Operating system of the user. Null is read as absence.
    pub operating_system: Option<String>,
    /// Browser (e.g., Chrome). Null is read as absence.
    ///
    /// Example: `"Chrome"`.
    pub browser: Option<String>,
    /// Language the browser is set to. Null is read as absence.
    pub browser_language: Option<String>,
    /// Number of the session. Null is read as absence.
    pub session: Option<String>,
    /// 2-letter code of the country. Null is read as absence.
    ///
    /// Limits: pattern `^([A-Z]{2})?$`.
    pub country_code: Option<CountryCode>,
    /// Attributes; their shape depends on `event_type`.
    ///
    /// Limits: no fields.
    pub metadata: Metadata,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    TrackFeature, keep other,
    constants(
        EVENT_TYPE: "event_type" = String("track_feature") doc " Kind of event (`identify_user`, `identify_company`, interaction, track, `track_feature`, `page_view`, `session_start`)."
    ),
    new(
        app_token: String, event_name: TrackEventName, source: Source, inserted_at: InsertedAt,
        metadata: Metadata
    ),
    absent(
        user_id, company_id, hostname, pathname, screen_width, screen_height, device_type,
        user_agent, operating_system, browser, browser_language, session, country_code, other
    ),
    {
        app_token: required "app_token",
        event_name: required "event_name",
        user_id: absent_null "user_id",
        company_id: absent_null "company_id",
        source: required "source",
        inserted_at: required "inserted_at",
        hostname: absent_null "hostname",
        pathname: absent_null "pathname",
        screen_width: absent_null "screen_width",
        screen_height: absent_null "screen_height",
        device_type: absent_null "device_type",
        user_agent: absent_null "user_agent",
        operating_system: absent_null "operating_system",
        browser: absent_null "browser",
        browser_language: absent_null "browser_language",
        session: absent_null "session",
        country_code: absent_null "country_code",
        metadata: required "metadata",
    }
}

/// Attributes; their shape depends on `event_type`.
///
/// Limits: no fields.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Metadata(::tablature::types::Object);
::tablature::__tablature_checked! {
    Metadata(::tablature::types::Object), rules USERPILOT_EVENT_RULES_7
}

/// One event as Userpilot exports it. `event_type` names its kind and decides what `event_name` and metadata hold. Here `event_type` is `"page_view"`.
///
/// From `userpilot/events.md`, line 2, version 3.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PageView {
    /// Identifies the app.
    pub app_token: String,
    /// The event's name; for some kinds of events it is empty, or has three parts. Null is read as absence.
    pub event_name: Option<::tablature::types::Empty>,
    /// Identifies the user (`identify_user` events). Null is read as absence.
    pub user_id: Option<String>,
    /// Identifies the company (`identify_company` events). Null is read as absence.
    pub company_id: Option<String>,
    /// Where the event came from (web-client, backend-http, backend-hubspot, backend-salesforce, backend-segment).
    pub source: Source,
    /// When the event happened, to the microsecond.
    ///
    /// Limits: pattern `[Zz]$`; format `date-time`.
    pub inserted_at: InsertedAt,
    /// Host on which it happened. Null is read as absence.
    pub hostname: Option<String>,
    /// Path of the page. Null is read as absence.
    pub pathname: Option<String>,
    /// Screen width in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_width: Option<ScreenWidth>,
    /// Screen height in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_height: Option<ScreenHeight>,
    /// Kind of device (desktop, mobile, etc.). Null is read as absence.
    pub device_type: Option<String>,
    /// User agent of the browser. Null is read as absence.
    pub user_agent: Option<String>,
    /// Operating system of the user. Null is read as absence.
    pub operating_system: Option<String>,
    /// Browser (e.g., Chrome). Null is read as absence.
    ///
    /// Example: `"Chrome"`.
    pub browser: Option<String>,
    /// Language the browser is set to. Null is read as absence.
    pub browser_language: Option<String>,
    /// Number of the session. Null is read as absence.
    pub session: Option<String>,
    /// 2-letter code of the country. Null is read as absence.
    ///
    /// Limits: pattern `^([A-Z]{2})?$`.
    pub country_code: Option<CountryCode>,
    /// Attributes; their shape depends on `event_type`.
    ///
    /// Limits: no fields.
    pub metadata: PageViewMetadata,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    PageView, keep other,
    constants(
        EVENT_TYPE: "event_type" = String("page_view") doc " Kind of event (`identify_user`, `identify_company`, interaction, track, `track_feature`, `page_view`, `session_start`)."
    ),
    new(app_token: String, source: Source, inserted_at: InsertedAt, metadata: PageViewMetadata),
    absent(
        event_name, user_id, company_id, hostname, pathname, screen_width, screen_height,
        device_type, user_agent, operating_system, browser, browser_language, session, country_code,
        other
    ),
    {
        app_token: required "app_token",
        event_name: absent_null "event_name",
        user_id: absent_null "user_id",
        company_id: absent_null "company_id",
        source: required "source",
        inserted_at: required "inserted_at",
        hostname: absent_null "hostname",
        pathname: absent_null "pathname",
        screen_width: absent_null "screen_width",
        screen_height: absent_null "screen_height",
        device_type: absent_null "device_type",
        user_agent: absent_null "user_agent",
        operating_system: absent_null "operating_system",
        browser: absent_null "browser",
        browser_language: absent_null "browser_language",
        session: absent_null "session",
        country_code: absent_null "country_code",
        metadata: required "metadata",
    }
}

/// Attributes; their shape depends on `event_type`.
///
/// Limits: no fields.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PageViewMetadata(::tablature::types::Object);
::tablature::__tablature_checked! {
    PageViewMetadata(::tablature::types::Object), rules USERPILOT_EVENT_RULES_8
}

/// One event as Userpilot exports it. `event_type` names its kind and decides what `event_name` and metadata hold. Here `event_type` is `"session_start"`.
///
/// From `userpilot/events.md`, line 2, version 3.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SessionStart {
    /// Identifies the app.
    pub app_token: String,
    /// The event's name; for some kinds of events it is empty, or has three parts. Null is read as absence.
    pub event_name: Option<::tablature::types::Empty>,
    /// Identifies the user (`identify_user` events). Null is read as absence.
    pub user_id: Option<String>,
    /// Identifies the company (`identify_company` events). Null is read as absence.
    pub company_id: Option<String>,
    /// Where the event came from (web-client, backend-http, backend-hubspot, backend-salesforce, backend-segment).
    pub source: Source,
    /// When the event happened, to the microsecond.
    ///
    /// Limits: pattern `[Zz]$`; format `date-time`.
    pub inserted_at: InsertedAt,
    /// Host on which it happened. Null is read as absence.
    pub hostname: Option<String>,
    /// Path of the page. Null is read as absence.
    pub pathname: Option<String>,
    /// Screen width in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_width: Option<ScreenWidth>,
    /// Screen height in px. Null is read as absence.
    ///
    /// Limits: at least 0.
    pub screen_height: Option<ScreenHeight>,
    /// Kind of device (desktop, mobile, etc.). Null is read as absence.
    pub device_type: Option<String>,
    /// User agent of the browser. Null is read as absence.
    pub user_agent: Option<String>,
    /// Operating system of the user. Null is read as absence.
    pub operating_system: Option<String>,
    /// Browser (e.g., Chrome). Null is read as absence.
    ///
    /// Example: `"Chrome"`.
    pub browser: Option<String>,
    /// Language the browser is set to. Null is read as absence.
    pub browser_language: Option<String>,
    /// Number of the session. Null is read as absence.
    pub session: Option<String>,
    /// 2-letter code of the country. Null is read as absence.
    ///
    /// Limits: pattern `^([A-Z]{2})?$`.
    pub country_code: Option<CountryCode>,
    /// Attributes; their shape depends on `event_type`.
    ///
    /// Limits: no fields.
    pub metadata: SessionStartMetadata,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    SessionStart, keep other,
    constants(
        EVENT_TYPE: "event_type" = String("session_start") doc " Kind of event (`identify_user`, `identify_company`, interaction, track, `track_feature`, `page_view`, `session_start`)."
    ),
    new(app_token: String, source: Source, inserted_at: InsertedAt, metadata: SessionStartMetadata),
    absent(
        event_name, user_id, company_id, hostname, pathname, screen_width, screen_height,
        device_type, user_agent, operating_system, browser, browser_language, session, country_code,
        other
    ),
    {
        app_token: required "app_token",
        event_name: absent_null "event_name",
        user_id: absent_null "user_id",
        company_id: absent_null "company_id",
        source: required "source",
        inserted_at: required "inserted_at",
        hostname: absent_null "hostname",
        pathname: absent_null "pathname",
        screen_width: absent_null "screen_width",
        screen_height: absent_null "screen_height",
        device_type: absent_null "device_type",
        user_agent: absent_null "user_agent",
        operating_system: absent_null "operating_system",
        browser: absent_null "browser",
        browser_language: absent_null "browser_language",
        session: absent_null "session",
        country_code: absent_null "country_code",
        metadata: required "metadata",
    }
}

/// Attributes; their shape depends on `event_type`.
///
/// Limits: no fields.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SessionStartMetadata(::tablature::types::Object);
::tablature::__tablature_checked! {
    SessionStartMetadata(::tablature::types::Object), rules USERPILOT_EVENT_RULES_9
}
::tablature::__tablature_schema! {
    USERPILOT_EVENT_SCHEMA = "userpilot/event@3" "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$id\":\"urn:tablature:userpilot/event@3\",\"title\":\"Userpilot event\",\"description\":\"One event as Userpilot exports it. event_type names its kind and decides what event_name and metadata hold.\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":2,\"version\":\"3\"},{\"document\":\"event schema page\",\"version\":\"3\",\"keywords\":[\"required\"]}],\"type\":\"object\",\"required\":[\"app_token\",\"event_type\",\"source\",\"inserted_at\",\"metadata\"],\"properties\":{\"app_token\":{\"description\":\"Identifies the app.\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":4,\"row\":\"app_token\",\"version\":\"3\"},\"type\":\"string\"},\"event_type\":{\"description\":\"Kind of event (identify_user, identify_company, interaction, track, track_feature, page_view, session_start).\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":5,\"row\":\"event_type\",\"version\":\"3\"},\"type\":\"string\",\"enum\":[\"identify_user\",\"identify_company\",\"interaction\",\"track\",\"track_feature\",\"page_view\",\"session_start\"]},\"event_name\":{\"$comment\":\"an unset column arrives as an empty text, as null, or not at all\",\"description\":\"The event's name; for some kinds of events it is empty, or has three parts.\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":6,\"row\":\"event_name\",\"version\":\"3\"},{\"document\":\"export page, JSON example and rules\",\"version\":\"3\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"user_id\":{\"$comment\":\"an unset column arrives as an empty text, as null, or not at all\",\"description\":\"Identifies the user (identify_user events).\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":7,\"row\":\"user_id\",\"version\":\"3\"},{\"document\":\"export page, JSON example and rules\",\"version\":\"3\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"company_id\":{\"$comment\":\"an unset column arrives as an empty text, as null, or not at all\",\"description\":\"Identifies the company (identify_company events).\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":8,\"row\":\"company_id\",\"version\":\"3\"},{\"document\":\"export page, JSON example and rules\",\"version\":\"3\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"source\":{\"$comment\":\"the export page lists five sources, the import page a sixth; mobile sources are not documented\",\"description\":\"Where the event came from (web-client, backend-http, backend-hubspot, backend-salesforce, backend-segment).\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":9,\"row\":\"source\",\"version\":\"3\"},{\"document\":\"import page\",\"version\":\"undated\",\"keywords\":[\"knownValues\"]}],\"type\":\"string\",\"knownValues\":[\"web-client\",\"backend-http\",\"backend-hubspot\",\"backend-salesforce\",\"backend-segment\",\"backend-http-import\"]},\"inserted_at\":{\"description\":\"When the event happened, to the microsecond.\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":10,\"row\":\"inserted_at\",\"version\":\"3\"},\"type\":\"string\",\"format\":\"date-time\",\"pattern\":\"[Zz]$\",\"fault\":{\"code\":\"not-utc\",\"help\":\"write the time in UTC, ending in `Z`\",\"on\":[\"pattern\"]}},\"hostname\":{\"$comment\":\"an unset column arrives as an empty text, as null, or not at all\",\"description\":\"Host on which it happened.\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":11,\"row\":\"hostname\",\"version\":\"3\"},{\"document\":\"export page, JSON example and rules\",\"version\":\"3\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"pathname\":{\"$comment\":\"an unset column arrives as an empty text, as null, or not at all\",\"description\":\"Path of the page.\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":12,\"row\":\"pathname\",\"version\":\"3\"},{\"document\":\"export page, JSON example and rules\",\"version\":\"3\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"screen_width\":{\"$comment\":\"an unset column arrives as an empty text, as null, or not at all\",\"description\":\"Screen width in px.\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":13,\"row\":\"screen_width\",\"version\":\"3\"},{\"document\":\"export page, JSON example and rules\",\"version\":\"3\",\"keywords\":[\"nullMeansAbsent\"]},{\"document\":\"inferred from the page and its examples\",\"version\":\"3\",\"keywords\":[\"minimum\"]}],\"type\":[\"integer\",\"null\"],\"minimum\":0,\"nullMeansAbsent\":true},\"screen_height\":{\"$comment\":\"an unset column arrives as an empty text, as null, or not at all\",\"description\":\"Screen height in px.\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":14,\"row\":\"screen_height\",\"version\":\"3\"},{\"document\":\"export page, JSON example and rules\",\"version\":\"3\",\"keywords\":[\"nullMeansAbsent\"]},{\"document\":\"inferred from the page and its examples\",\"version\":\"3\",\"keywords\":[\"minimum\"]}],\"type\":[\"integer\",\"null\"],\"minimum\":0,\"nullMeansAbsent\":true},\"device_type\":{\"$comment\":\"an unset column arrives as an empty text, as null, or not at all; capitals vary, and mobile SDKs send names of models\",\"description\":\"Kind of device (desktop, mobile, etc.).\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":15,\"row\":\"device_type\",\"version\":\"3\"},{\"document\":\"export page, JSON example and rules\",\"version\":\"3\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"user_agent\":{\"$comment\":\"an unset column arrives as an empty text, as null, or not at all\",\"description\":\"User agent of the browser.\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":16,\"row\":\"user_agent\",\"version\":\"3\"},{\"document\":\"export page, JSON example and rules\",\"version\":\"3\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"operating_system\":{\"$comment\":\"an unset column arrives as an empty text, as null, or not at all\",\"description\":\"Operating system of the user.\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":17,\"row\":\"operating_system\",\"version\":\"3\"},{\"document\":\"export page, JSON example and rules\",\"version\":\"3\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"browser\":{\"$comment\":\"an unset column arrives as an empty text, as null, or not at all\",\"description\":\"Browser (e.g., Chrome).\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":18,\"row\":\"browser\",\"version\":\"3\"},{\"document\":\"export page, JSON example and rules\",\"version\":\"3\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true,\"examples\":[\"Chrome\"]},\"browser_language\":{\"$comment\":\"an unset column arrives as an empty text, as null, or not at all\",\"description\":\"Language the browser is set to.\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":19,\"row\":\"browser_language\",\"version\":\"3\"},{\"document\":\"export page, JSON example and rules\",\"version\":\"3\",\"keywords\":[\"nullMeansAbsent\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true},\"session\":{\"$comment\":\"an unset column arrives as an empty text, as null, or not at all\",\"description\":\"Number of the session.\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":20,\"row\":\"session\",\"version\":\"3\"},{\"document\":\"export page, JSON example and rules\",\"version\":\"3\",\"keywords\":[\"nullMeansAbsent\"]},{\"document\":\"inferred from the page and its examples\",\"version\":\"3\",\"keywords\":[\"should\"]}],\"type\":[\"string\",\"null\"],\"nullMeansAbsent\":true,\"should\":{\"pattern\":\"^[0-9]*$\",\"fault\":{\"code\":\"bad-session\",\"help\":\"a session is a number in quotes\"}}},\"country_code\":{\"$comment\":\"an unset column arrives as an empty text, as null, or not at all\",\"description\":\"2-letter code of the country.\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":21,\"row\":\"country_code\",\"version\":\"3\"},{\"document\":\"export page, JSON example and rules\",\"version\":\"3\",\"keywords\":[\"nullMeansAbsent\"]},{\"document\":\"event schema page\",\"version\":\"3\",\"keywords\":[\"pattern\",\"fault\"]}],\"type\":[\"string\",\"null\"],\"pattern\":\"^([A-Z]{2})?$\",\"nullMeansAbsent\":true,\"fault\":{\"code\":\"bad-country-code\",\"help\":\"write two capital letters, such as US\"}},\"metadata\":{\"description\":\"Attributes; their shape depends on event_type.\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":22,\"row\":\"metadata\",\"version\":\"3\"},\"type\":\"object\"}},\"allOf\":[{\"source\":{\"document\":\"event schema page\",\"version\":\"3\",\"section\":\"Event Name & Type\"},\"if\":{\"required\":[\"event_type\"],\"properties\":{\"event_type\":{\"const\":\"identify_user\"}}},\"then\":{\"fault\":{\"code\":\"missing-user-id\",\"help\":\"name the user: an identify_user event needs a user_id\",\"on\":[\"required\"]},\"required\":[\"user_id\"],\"properties\":{\"user_id\":{\"type\":\"string\",\"minLength\":1,\"fault\":{\"code\":\"missing-user-id\",\"help\":\"name the user: an identify_user event needs a user_id\",\"on\":[\"type\",\"minLength\"]}},\"event_name\":{\"maxLength\":0,\"fault\":{\"code\":\"event-name-not-empty\",\"help\":\"leave event_name empty for this event_type\"}},\"metadata\":{\"should\":{\"additionalProperties\":{\"type\":[\"string\",\"number\",\"boolean\",\"null\"],\"fault\":{\"code\":\"nested-metadata\",\"help\":\"write a text, a number, true, false or null\",\"on\":[\"type\"]}}}}}}},{\"source\":{\"document\":\"event schema page\",\"version\":\"3\",\"section\":\"Event Name & Type\"},\"if\":{\"required\":[\"event_type\"],\"properties\":{\"event_type\":{\"const\":\"identify_company\"}}},\"then\":{\"fault\":{\"code\":\"missing-company-id\",\"help\":\"name the company: an identify_company event needs a company_id\",\"on\":[\"required\"]},\"required\":[\"company_id\"],\"properties\":{\"company_id\":{\"type\":\"string\",\"minLength\":1,\"fault\":{\"code\":\"missing-company-id\",\"help\":\"name the company: an identify_company event needs a company_id\",\"on\":[\"type\",\"minLength\"]}},\"event_name\":{\"maxLength\":0,\"fault\":{\"code\":\"event-name-not-empty\",\"help\":\"leave event_name empty for this event_type\"}},\"metadata\":{\"should\":{\"additionalProperties\":{\"type\":[\"string\",\"number\",\"boolean\",\"null\"],\"fault\":{\"code\":\"nested-metadata\",\"help\":\"write a text, a number, true, false or null\",\"on\":[\"type\"]}}}}}}},{\"source\":{\"document\":\"event schema page\",\"version\":\"3\",\"section\":\"Event Name & Type\"},\"if\":{\"required\":[\"event_type\"],\"properties\":{\"event_type\":{\"const\":\"interaction\"}}},\"then\":{\"fault\":{\"code\":\"bad-interaction-name\",\"help\":\"write entity_type:entity_id:STATUS, such as checklist:2:SEEN\",\"on\":[\"required\"]},\"required\":[\"event_name\"],\"properties\":{\"event_name\":{\"type\":\"string\",\"pattern\":\"^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$\",\"fault\":{\"code\":\"bad-interaction-name\",\"help\":\"write entity_type:entity_id:STATUS, such as checklist:2:SEEN\",\"on\":[\"type\",\"pattern\"]}},\"metadata\":{\"source\":{\"document\":\"inferred from the page and its examples\",\"version\":\"3\",\"section\":\"Interaction Attributes\"},\"should\":{\"fault\":{\"code\":\"incomplete-interaction\",\"help\":\"every interaction has an interaction_id and a status\",\"on\":[\"required\"]},\"required\":[\"interaction_id\",\"status\"]}}},\"allOf\":[{\"source\":{\"document\":\"inferred from the page and its examples\",\"version\":\"3\",\"section\":\"Interaction Attributes\"},\"if\":{\"required\":[\"event_name\"],\"properties\":{\"event_name\":{\"type\":\"string\",\"pattern\":\"^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$\"}}},\"then\":{\"should\":{\"properties\":{\"event_name\":{\"pattern\":\"^(survey|survey_module|checklist|checklist_task|resource_center|resource_center_article|nps|experience|experience_step|experiment):\",\"fault\":{\"code\":\"unknown-entity-type\",\"help\":\"known are survey, survey_module, checklist, checklist_task, resource_center, resource_center_article, nps, experience, experience_step, experiment\"}}}}}},{\"source\":{\"document\":\"event schema page\",\"version\":\"3\",\"section\":\"Interaction Attributes\"},\"if\":{\"required\":[\"event_name\"],\"properties\":{\"event_name\":{\"type\":\"string\",\"pattern\":\"^survey_module:\"}}},\"then\":{\"properties\":{\"metadata\":{\"$ref\":\"#/$defs/SurveyModule\"}}}},{\"source\":{\"document\":\"event schema page\",\"version\":\"3\",\"section\":\"Interaction Attributes\"},\"if\":{\"required\":[\"event_name\"],\"properties\":{\"event_name\":{\"type\":\"string\",\"pattern\":\"^(checklist|checklist_task):\"}}},\"then\":{\"properties\":{\"metadata\":{\"$ref\":\"#/$defs/Checklist\"}}}},{\"source\":{\"document\":\"event schema page\",\"version\":\"3\",\"section\":\"Interaction Attributes\"},\"if\":{\"required\":[\"event_name\"],\"properties\":{\"event_name\":{\"type\":\"string\",\"pattern\":\"^(resource_center|resource_center_article):\"}}},\"then\":{\"properties\":{\"metadata\":{\"$ref\":\"#/$defs/ResourceCenter\"}}}},{\"source\":{\"document\":\"event schema page\",\"version\":\"3\",\"section\":\"Interaction Attributes\"},\"if\":{\"required\":[\"event_name\"],\"properties\":{\"event_name\":{\"type\":\"string\",\"pattern\":\"^nps:\"}}},\"then\":{\"properties\":{\"metadata\":{\"$ref\":\"#/$defs/Nps\"}}}},{\"source\":{\"document\":\"event schema page\",\"version\":\"3\",\"section\":\"Interaction Attributes\"},\"if\":{\"required\":[\"event_name\"],\"properties\":{\"event_name\":{\"type\":\"string\",\"pattern\":\"^(experience|experience_step):\"}}},\"then\":{\"properties\":{\"metadata\":{\"$ref\":\"#/$defs/Experience\"}}}},{\"source\":{\"document\":\"event schema page\",\"version\":\"3\",\"section\":\"Interaction Attributes\"},\"if\":{\"required\":[\"event_name\"],\"properties\":{\"event_name\":{\"type\":\"string\",\"pattern\":\"^experiment:\"}}},\"then\":{\"properties\":{\"metadata\":{\"$ref\":\"#/$defs/Experiment\"}}}}],\"agreement\":[{\"field\":\"/metadata/interaction_id\",\"from\":\"/event_name\",\"pattern\":\"^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$\",\"expect\":\"$1_$2\",\"code\":\"interaction-id-mismatch\",\"help\":\"interaction_id is entity_type and entity_id of event_name, joined by an underscore\",\"source\":{\"document\":\"inferred from the page and its examples\",\"version\":\"3\"}},{\"field\":\"/metadata/status\",\"from\":\"/event_name\",\"pattern\":\"^([a-z][a-z0-9_]*):([^:]+):([A-Z][A-Z0-9_]*)$\",\"expect\":\"$3\",\"code\":\"status-mismatch\",\"help\":\"status is the last part of event_name\",\"source\":{\"document\":\"inferred from the page and its examples\",\"version\":\"3\"}}]}},{\"source\":{\"document\":\"event schema page\",\"version\":\"3\",\"section\":\"Event Name & Type\"},\"if\":{\"required\":[\"event_type\"],\"properties\":{\"event_type\":{\"const\":\"track\"}}},\"then\":{\"fault\":{\"code\":\"missing-event-name\",\"help\":\"give the name of the tracked event\",\"on\":[\"required\"]},\"required\":[\"event_name\"],\"properties\":{\"event_name\":{\"type\":\"string\",\"minLength\":1,\"fault\":{\"code\":\"missing-event-name\",\"help\":\"give the name of the tracked event\",\"on\":[\"type\",\"minLength\"]}},\"metadata\":{\"should\":{\"additionalProperties\":{\"type\":[\"string\",\"number\",\"boolean\",\"null\"],\"fault\":{\"code\":\"nested-metadata\",\"help\":\"write a text, a number, true, false or null\",\"on\":[\"type\"]}}}}}}},{\"source\":{\"document\":\"event schema page\",\"version\":\"3\",\"section\":\"Event Name & Type\"},\"if\":{\"required\":[\"event_type\"],\"properties\":{\"event_type\":{\"const\":\"track_feature\"}}},\"then\":{\"fault\":{\"code\":\"missing-event-name\",\"help\":\"give the id of the feature tag\",\"on\":[\"required\"]},\"required\":[\"event_name\"],\"properties\":{\"event_name\":{\"type\":\"string\",\"minLength\":1,\"fault\":{\"code\":\"missing-event-name\",\"help\":\"give the id of the feature tag\",\"on\":[\"type\",\"minLength\"]},\"should\":{\"pattern\":\"^[0-9]*$\",\"fault\":{\"code\":\"bad-feature-id\",\"help\":\"ids of feature tags are numbers in quotes\"}}},\"metadata\":{\"fault\":{\"code\":\"metadata-not-empty\",\"help\":\"metadata is an empty object for this event_type\"},\"maxProperties\":0}}}},{\"source\":{\"document\":\"event schema page\",\"version\":\"3\",\"section\":\"Event Name & Type\"},\"if\":{\"required\":[\"event_type\"],\"properties\":{\"event_type\":{\"const\":\"page_view\"}}},\"then\":{\"properties\":{\"event_name\":{\"maxLength\":0,\"fault\":{\"code\":\"event-name-not-empty\",\"help\":\"leave event_name empty for this event_type\"}},\"metadata\":{\"fault\":{\"code\":\"metadata-not-empty\",\"help\":\"metadata is an empty object for this event_type\"},\"maxProperties\":0}}}},{\"source\":{\"document\":\"event schema page\",\"version\":\"3\",\"section\":\"Event Name & Type\"},\"if\":{\"required\":[\"event_type\"],\"properties\":{\"event_type\":{\"const\":\"session_start\"}}},\"then\":{\"properties\":{\"event_name\":{\"maxLength\":0,\"fault\":{\"code\":\"event-name-not-empty\",\"help\":\"leave event_name empty for this event_type\"}},\"metadata\":{\"fault\":{\"code\":\"metadata-not-empty\",\"help\":\"metadata is an empty object for this event_type\"},\"maxProperties\":0}}}},{\"source\":{\"document\":\"import page\",\"version\":\"undated\"},\"if\":{\"required\":[\"event_type\"],\"properties\":{\"event_type\":{\"const\":\"page_view\"}}},\"then\":{\"should\":{\"fault\":{\"code\":\"incomplete-event\",\"help\":\"the vendor's import wants this field for this event_type\",\"on\":[\"required\"]},\"required\":[\"user_id\",\"hostname\",\"pathname\"]}}},{\"source\":{\"document\":\"import page\",\"version\":\"undated\"},\"if\":{\"required\":[\"event_type\"],\"properties\":{\"event_type\":{\"const\":\"track\"}}},\"then\":{\"should\":{\"fault\":{\"code\":\"incomplete-event\",\"help\":\"the vendor's import wants this field for this event_type\",\"on\":[\"required\"]},\"required\":[\"user_id\"]}}},{\"source\":{\"document\":\"import page\",\"version\":\"undated\"},\"if\":{\"required\":[\"source\"],\"properties\":{\"source\":{\"const\":\"web-client\"}}},\"then\":{\"should\":{\"fault\":{\"code\":\"incomplete-event\",\"help\":\"the vendor's import wants this field for events of web-client\",\"on\":[\"required\"]},\"required\":[\"hostname\",\"pathname\",\"user_agent\"]}}}],\"$defs\":{\"SurveyModule\":{\"source\":{\"table\":\"userpilot/events.md\",\"line\":40,\"version\":\"3\"},\"type\":\"object\",\"properties\":{\"feedback\":{\"description\":\"What the user answered: text, or the id of a choice.\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":42,\"row\":\"feedback\",\"version\":\"3\"},\"type\":\"string\"},\"interaction_id\":{\"description\":\"Id of the survey module (e.g., survey_module_49).\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":43,\"row\":\"interaction_id\",\"version\":\"3\"},\"type\":\"string\",\"examples\":[\"survey_module_49\"]},\"is_dismissed\":{\"description\":\"Whether it was dismissed (1 for yes, 0 for no).\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":44,\"row\":\"is_dismissed\",\"version\":\"3\"},\"type\":\"string\",\"enum\":[\"1\",\"0\"],\"rustNames\":{\"1\":\"Yes\",\"0\":\"No\"},\"fault\":{\"code\":\"bad-flag\",\"help\":\"write \\\"1\\\" for yes and \\\"0\\\" for no, in quotes\"}},\"parent_id\":{\"description\":\"Id of the parent survey.\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":45,\"row\":\"parent_id\",\"version\":\"3\"},\"type\":\"string\"},\"status\":{\"$comment\":\"the lists of single tables are examples; these are all tokens of the page\",\"description\":\"Status of the interaction (e.g., COMPLETED, DISMISSED).\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":46,\"row\":\"status\",\"version\":\"3\"},{\"document\":\"event schema page\",\"version\":\"3\",\"keywords\":[\"knownValues\"]}],\"type\":\"string\",\"knownValues\":[\"SEEN\",\"ENGAGED\",\"DISMISSED\",\"COMPLETED\",\"SUBMITTED_FEEDBACK\",\"SUBMITTED_SCORE\"]},\"survey_question\":{\"description\":\"The question asked.\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":47,\"row\":\"survey_question\",\"version\":\"3\"},\"type\":\"string\"},\"variant\":{\"description\":\"Type of survey (e.g., multiple_choice, open_text).\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":48,\"row\":\"variant\",\"version\":\"3\"},{\"document\":\"mobile SDK, question types on the wire\",\"version\":\"undated\",\"keywords\":[\"knownValues\"]}],\"type\":\"string\",\"knownValues\":[\"multiple_choice\",\"open_text\",\"likert_scale\",\"single_input\"]}}},\"Checklist\":{\"source\":{\"table\":\"userpilot/events.md\",\"line\":50,\"version\":\"3\"},\"type\":\"object\",\"properties\":{\"interaction_id\":{\"description\":\"Id of the checklist or task (e.g., checklist_10).\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":52,\"row\":\"interaction_id\",\"version\":\"3\"},\"type\":\"string\",\"examples\":[\"checklist_10\"]},\"is_dismissed\":{\"description\":\"Whether it was dismissed (1 for yes, 0 for no).\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":53,\"row\":\"is_dismissed\",\"version\":\"3\"},\"type\":\"string\",\"enum\":[\"1\",\"0\"],\"rustNames\":{\"1\":\"Yes\",\"0\":\"No\"},\"fault\":{\"code\":\"bad-flag\",\"help\":\"write \\\"1\\\" for yes and \\\"0\\\" for no, in quotes\"}},\"parent_id\":{\"description\":\"Id of the parent checklist, where there is one.\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":54,\"row\":\"parent_id\",\"version\":\"3\"},\"type\":\"string\"},\"status\":{\"$comment\":\"the lists of single tables are examples; these are all tokens of the page\",\"description\":\"Status of the interaction (e.g., SEEN, ENGAGED).\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":55,\"row\":\"status\",\"version\":\"3\"},{\"document\":\"event schema page\",\"version\":\"3\",\"keywords\":[\"knownValues\"]}],\"type\":\"string\",\"knownValues\":[\"SEEN\",\"ENGAGED\",\"DISMISSED\",\"COMPLETED\",\"SUBMITTED_FEEDBACK\",\"SUBMITTED_SCORE\"]}}},\"ResourceCenter\":{\"source\":{\"table\":\"userpilot/events.md\",\"line\":57,\"version\":\"3\"},\"type\":\"object\",\"properties\":{\"article_title\":{\"description\":\"Title of the article.\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":59,\"row\":\"article_title\",\"version\":\"3\"},\"type\":\"string\"},\"article_url\":{\"$comment\":\"empty for a resource center itself\",\"description\":\"URL of the article.\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":60,\"row\":\"article_url\",\"version\":\"3\"},{\"document\":\"inferred from the page and its examples\",\"version\":\"3\",\"keywords\":[\"format\"]}],\"type\":\"string\",\"format\":\"uri-reference\"},\"interaction_id\":{\"description\":\"Id of the interaction or article (e.g., resource_center_article_6FAA69).\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":61,\"row\":\"interaction_id\",\"version\":\"3\"},\"type\":\"string\",\"examples\":[\"resource_center_article_6FAA69\"]},\"is_dismissed\":{\"$comment\":\"the table gives no legend here; every other is_dismissed has one\",\"description\":\"Whether it was dismissed.\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":62,\"row\":\"is_dismissed\",\"version\":\"3\"},{\"document\":\"inferred from the page and its examples\",\"version\":\"3\",\"keywords\":[\"enum\",\"rustNames\",\"fault\"]}],\"type\":\"string\",\"enum\":[\"1\",\"0\"],\"rustNames\":{\"1\":\"Yes\",\"0\":\"No\"},\"fault\":{\"code\":\"bad-flag\",\"help\":\"write \\\"1\\\" for yes and \\\"0\\\" for no, in quotes\"}},\"parent_id\":{\"description\":\"Id of the parent resource center, where there is one.\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":63,\"row\":\"parent_id\",\"version\":\"3\"},\"type\":\"string\"},\"status\":{\"$comment\":\"the lists of single tables are examples; these are all tokens of the page\",\"description\":\"Status of the interaction (e.g., ENGAGED).\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":64,\"row\":\"status\",\"version\":\"3\"},{\"document\":\"event schema page\",\"version\":\"3\",\"keywords\":[\"knownValues\"]}],\"type\":\"string\",\"knownValues\":[\"SEEN\",\"ENGAGED\",\"DISMISSED\",\"COMPLETED\",\"SUBMITTED_FEEDBACK\",\"SUBMITTED_SCORE\"]}}},\"Nps\":{\"source\":{\"table\":\"userpilot/events.md\",\"line\":66,\"version\":\"3\"},\"type\":\"object\",\"properties\":{\"feedback\":{\"description\":\"What the user answered: text, or an id.\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":68,\"row\":\"feedback\",\"version\":\"3\"},\"type\":\"string\"},\"follow_up_question\":{\"description\":\"The question asked after the score.\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":69,\"row\":\"follow_up_question\",\"version\":\"3\"},\"type\":\"string\"},\"interaction_id\":{\"description\":\"Id of the interaction (e.g., nps_1).\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":70,\"row\":\"interaction_id\",\"version\":\"3\"},\"type\":\"string\",\"examples\":[\"nps_1\"]},\"score\":{\"description\":\"The score (0 to 10).\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":71,\"row\":\"score\",\"version\":\"3\"},{\"document\":\"event schema page\",\"version\":\"3\",\"section\":\"NPS Events\",\"keywords\":[\"pattern\",\"fault\"]}],\"type\":\"string\",\"pattern\":\"^(10|[0-9])$\",\"fault\":{\"code\":\"bad-score\",\"help\":\"write a score from \\\"0\\\" to \\\"10\\\", in quotes\"}},\"status\":{\"$comment\":\"the lists of single tables are examples; these are all tokens of the page\",\"description\":\"Status of the interaction (e.g., SUBMITTED_FEEDBACK, SUBMITTED_SCORE).\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":72,\"row\":\"status\",\"version\":\"3\"},{\"document\":\"event schema page\",\"version\":\"3\",\"keywords\":[\"knownValues\"]}],\"type\":\"string\",\"knownValues\":[\"SEEN\",\"ENGAGED\",\"DISMISSED\",\"COMPLETED\",\"SUBMITTED_FEEDBACK\",\"SUBMITTED_SCORE\"]},\"survey_question\":{\"description\":\"The NPS question asked.\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":73,\"row\":\"survey_question\",\"version\":\"3\"},\"type\":\"string\"},\"submission_id\":{\"description\":\"Id of the submission.\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":74,\"row\":\"submission_id\",\"version\":\"3\"},\"type\":\"string\"}}},\"Experience\":{\"source\":{\"table\":\"userpilot/events.md\",\"line\":76,\"version\":\"3\"},\"type\":\"object\",\"properties\":{\"interaction_id\":{\"description\":\"Id of the experience or step (e.g., experience_493).\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":78,\"row\":\"interaction_id\",\"version\":\"3\"},\"type\":\"string\",\"examples\":[\"experience_493\"]},\"is_dismissed\":{\"description\":\"Whether it was dismissed (1 for yes, 0 for no).\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":79,\"row\":\"is_dismissed\",\"version\":\"3\"},\"type\":\"string\",\"enum\":[\"1\",\"0\"],\"rustNames\":{\"1\":\"Yes\",\"0\":\"No\"},\"fault\":{\"code\":\"bad-flag\",\"help\":\"write \\\"1\\\" for yes and \\\"0\\\" for no, in quotes\"}},\"status\":{\"$comment\":\"the lists of single tables are examples; these are all tokens of the page\",\"description\":\"Status of the experience (e.g., COMPLETED, DISMISSED).\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":80,\"row\":\"status\",\"version\":\"3\"},{\"document\":\"event schema page\",\"version\":\"3\",\"keywords\":[\"knownValues\"]}],\"type\":\"string\",\"knownValues\":[\"SEEN\",\"ENGAGED\",\"DISMISSED\",\"COMPLETED\",\"SUBMITTED_FEEDBACK\",\"SUBMITTED_SCORE\"]},\"total_dismissed\":{\"description\":\"How often the user dismissed it.\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":81,\"row\":\"total_dismissed\",\"version\":\"3\"},{\"document\":\"inferred from the page and its examples\",\"version\":\"3\",\"keywords\":[\"should\"]}],\"type\":\"string\",\"should\":{\"pattern\":\"^[0-9]*$\",\"fault\":{\"code\":\"bad-count\",\"help\":\"write a number in quotes\"}}}}},\"Experiment\":{\"source\":{\"table\":\"userpilot/events.md\",\"line\":83,\"version\":\"3\"},\"type\":\"object\",\"properties\":{\"interaction_id\":{\"description\":\"Id of the experiment (e.g., experiment_9).\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":85,\"row\":\"interaction_id\",\"version\":\"3\"},\"type\":\"string\",\"examples\":[\"experiment_9\"]},\"is_dismissed\":{\"description\":\"Whether the interaction was dismissed (1 for yes, 0 for no).\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":86,\"row\":\"is_dismissed\",\"version\":\"3\"},\"type\":\"string\",\"enum\":[\"1\",\"0\"],\"rustNames\":{\"1\":\"Yes\",\"0\":\"No\"},\"fault\":{\"code\":\"bad-flag\",\"help\":\"write \\\"1\\\" for yes and \\\"0\\\" for no, in quotes\"}},\"never_show_again\":{\"description\":\"Whether the user asked never to see it again (1 for yes, 0 for no).\",\"source\":{\"table\":\"userpilot/events.md\",\"line\":87,\"row\":\"never_show_again\",\"version\":\"3\"},\"type\":\"string\",\"enum\":[\"1\",\"0\"],\"rustNames\":{\"1\":\"Yes\",\"0\":\"No\"},\"fault\":{\"code\":\"bad-flag\",\"help\":\"write \\\"1\\\" for yes and \\\"0\\\" for no, in quotes\"}},\"status\":{\"$comment\":\"the lists of single tables are examples; these are all tokens of the page\",\"description\":\"Status of the interaction (e.g., SEEN, COMPLETED, DISMISSED).\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":88,\"row\":\"status\",\"version\":\"3\"},{\"document\":\"event schema page\",\"version\":\"3\",\"keywords\":[\"knownValues\"]}],\"type\":\"string\",\"knownValues\":[\"SEEN\",\"ENGAGED\",\"DISMISSED\",\"COMPLETED\",\"SUBMITTED_FEEDBACK\",\"SUBMITTED_SCORE\"]},\"total_dismissed\":{\"description\":\"How often the user dismissed it.\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":89,\"row\":\"total_dismissed\",\"version\":\"3\"},{\"document\":\"inferred from the page and its examples\",\"version\":\"3\",\"keywords\":[\"should\"]}],\"type\":\"string\",\"should\":{\"pattern\":\"^[0-9]*$\",\"fault\":{\"code\":\"bad-count\",\"help\":\"write a number in quotes\"}}},\"variant\":{\"description\":\"The group the user is in (A, B, or C).\",\"source\":[{\"table\":\"userpilot/events.md\",\"line\":90,\"row\":\"variant\",\"version\":\"3\"},{\"document\":\"event schema page\",\"version\":\"3\",\"section\":\"Experiments\",\"keywords\":[\"fault\"]}],\"type\":\"string\",\"enum\":[\"A\",\"B\",\"C\"],\"fault\":{\"code\":\"bad-variant\",\"help\":\"write A, B or C\"}}}}}}",
    root UserpilotEvent USERPILOT_EVENT_RULES_0 "",
    typed [
        IdentifyUser, UserId, Source, OtherSource, InsertedAt, ScreenWidth, ScreenHeight,
        CountryCode, IdentifyCompany, CompanyId, Interaction, SurveyModuleInteraction, EventName,
        SurveyModule, IsDismissed, Status, OtherStatus, Variant, OtherVariant, ChecklistInteraction,
        ChecklistInteractionEventName, Checklist, ResourceCenterInteraction,
        ResourceCenterInteractionEventName, ResourceCenter, ArticleUrl, NpsInteraction,
        NpsInteractionEventName, Nps, Score, ExperienceInteraction, ExperienceInteractionEventName,
        Experience, ExperimentInteraction, ExperimentInteractionEventName, Experiment,
        NeverShowAgain, ExperimentVariant, OtherInteraction, OtherInteractionEventName, Track,
        TrackEventName, TrackFeature, Metadata, PageView, PageViewMetadata, SessionStart,
        SessionStartMetadata
    ],
    rules {
        USERPILOT_EVENT_RULES_0 = "",
        USERPILOT_EVENT_RULES_1 = "/allOf/2/then/properties/event_name" "/allOf/2/then/allOf/1/if/properties/event_name",
        USERPILOT_EVENT_RULES_2 = "/allOf/2/then/properties/event_name" "/allOf/2/then/allOf/2/if/properties/event_name",
        USERPILOT_EVENT_RULES_3 = "/allOf/2/then/properties/event_name" "/allOf/2/then/allOf/3/if/properties/event_name",
        USERPILOT_EVENT_RULES_4 = "/allOf/2/then/properties/event_name" "/allOf/2/then/allOf/4/if/properties/event_name",
        USERPILOT_EVENT_RULES_5 = "/allOf/2/then/properties/event_name" "/allOf/2/then/allOf/5/if/properties/event_name",
        USERPILOT_EVENT_RULES_6 = "/allOf/2/then/properties/event_name" "/allOf/2/then/allOf/6/if/properties/event_name",
        USERPILOT_EVENT_RULES_7 = "/allOf/4/then/properties/metadata",
        USERPILOT_EVENT_RULES_8 = "/allOf/5/then/properties/metadata",
        USERPILOT_EVENT_RULES_9 = "/allOf/6/then/properties/metadata"
    }
}
