// @generated: do not edit by hand.
// schema: userpilot/import-event@1
// hash: a620857437c3dc95
// tablature: 0.1.0

/// One row of a file for the bulk import. `event_type` names its kind and decides which fields are needed.
///
/// From `userpilot/import.md`, line 3, version 1.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum UserpilotImportEvent {
    /// `event_type` is `"identify_user"`.
    IdentifyUser(IdentifyUser),
    /// `event_type` is `"identify_company"`.
    IdentifyCompany(IdentifyCompany),
    /// `event_type` is `"page_view"`.
    PageView(PageView),
    /// `event_type` is `"track"`.
    Track(Track),
}
::tablature::__tablature_union! {
    UserpilotImportEvent, tag "event_type",
    {
        IdentifyUser(IdentifyUser) from = ["identify_user"],
        IdentifyCompany(IdentifyCompany) from = ["identify_company"],
        PageView(PageView) from = ["page_view"],
        Track(Track) from = ["track"],
    },
    unknown refuse,
}
::tablature::__tablature_shared! {
    UserpilotImportEvent, [IdentifyUser, IdentifyCompany, PageView, Track],
    {
        source: Source,
        inserted_at: InsertedAt,
        hostname: Option<String>,
        pathname: Option<String>,
        url: Option<Url>,
        screen_width: Option<ScreenWidth>,
        screen_height: Option<ScreenHeight>,
        device_type: Option<String>,
        user_agent: Option<String>,
        operating_system: Option<String>,
        browser: Option<String>,
        browser_language: Option<String>,
        session: Option<String>,
        country_code: Option<CountryCode>,
        metadata: Option<::tablature::types::Object>,
        other: ::tablature::types::Object,
    }
}

/// One row of a file for the bulk import. `event_type` names its kind and decides which fields are needed. Here `event_type` is `"identify_user"`.
///
/// `validate` also checks rules that no type expresses. From `userpilot/import.md`, line 3, version 1.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IdentifyUser {
    /// Name of the tracked event.
    pub event_name: Option<String>,
    /// Identifies the user.
    ///
    /// Limits: at least 1 character.
    pub user_id: UserId,
    /// Identifies the company.
    pub company_id: Option<String>,
    /// Where the row comes from. Must be one of: web-client, backend-http, backend-hubspot, backend-salesforce, backend-segment, backend-http-import.
    pub source: Source,
    /// When it happened.
    ///
    /// Limits: pattern `^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})?$`. Example: `"2024-07-28 08:55:35.874555"`.
    pub inserted_at: InsertedAt,
    /// Host on which it happened.
    pub hostname: Option<String>,
    /// Path of the page.
    pub pathname: Option<String>,
    /// Address of the page; its host and path are taken instead of hostname and pathname.
    ///
    /// Limits: format `uri`.
    pub url: Option<Url>,
    /// Screen width in px.
    ///
    /// Limits: at least 0.
    pub screen_width: Option<ScreenWidth>,
    /// Screen height in px.
    ///
    /// Limits: at least 0.
    pub screen_height: Option<ScreenHeight>,
    /// Kind of device.
    pub device_type: Option<String>,
    /// User agent of the browser; browser and `operating_system` are taken from it.
    pub user_agent: Option<String>,
    /// Operating system of the user.
    pub operating_system: Option<String>,
    /// Browser of the user.
    pub browser: Option<String>,
    /// Language the browser is set to.
    pub browser_language: Option<String>,
    /// Number of the session.
    pub session: Option<String>,
    /// 2-letter code of the country.
    ///
    /// Limits: pattern `^([A-Z]{2})?$`.
    pub country_code: Option<CountryCode>,
    /// Attributes of the user or company, or of the tracked event; an empty object if it is left out.
    ///
    /// Default where it is absent: `{}`.
    pub metadata: Option<::tablature::types::Object>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    IdentifyUser, keep other, rules USERPILOT_IMPORT_EVENT_RULES_1,
    constants(
        EVENT_TYPE: "event_type" = String("identify_user") doc " Kind of row. Must be one of: `identify_user`, `identify_company`, `page_view`, track."
    ),
    new(user_id: UserId, source: Source, inserted_at: InsertedAt),
    absent(
        event_name, company_id, hostname, pathname, url, screen_width, screen_height, device_type,
        user_agent, operating_system, browser, browser_language, session, country_code, metadata,
        other
    ),
    {
        event_name: optional "event_name",
        user_id: required "user_id",
        company_id: optional "company_id",
        source: required "source",
        inserted_at: required "inserted_at",
        hostname: optional "hostname",
        pathname: optional "pathname",
        url: optional "url",
        screen_width: optional "screen_width",
        screen_height: optional "screen_height",
        device_type: optional "device_type",
        user_agent: optional "user_agent",
        operating_system: optional "operating_system",
        browser: optional "browser",
        browser_language: optional "browser_language",
        session: optional "session",
        country_code: optional "country_code",
        metadata: optional "metadata",
    }
}

/// Identifies the user.
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

/// Where the row comes from. Must be one of: web-client, backend-http, backend-hubspot, backend-salesforce, backend-segment, backend-http-import.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
}
::tablature::__tablature_enum! {
    Source,
    {
        WebClient = "web-client",
        BackendHttp = "backend-http",
        BackendHubspot = "backend-hubspot",
        BackendSalesforce = "backend-salesforce",
        BackendSegment = "backend-segment",
        BackendHttpImport = "backend-http-import",
    }
}

/// When it happened.
///
/// Limits: pattern `^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})?$`. Example: `"2024-07-28 08:55:35.874555"`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct InsertedAt(String);
::tablature::__tablature_string! {
    InsertedAt,
    {
        pattern "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})?$",
    }
}

/// Address of the page; its host and path are taken instead of hostname and pathname.
///
/// Limits: format `uri`.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Url(String);
::tablature::__tablature_string! {
    Url,
    {
        format "uri",
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

/// One row of a file for the bulk import. `event_type` names its kind and decides which fields are needed. Here `event_type` is `"identify_company"`.
///
/// `validate` also checks rules that no type expresses. From `userpilot/import.md`, line 3, version 1.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IdentifyCompany {
    /// Name of the tracked event.
    pub event_name: Option<String>,
    /// Identifies the user.
    pub user_id: Option<String>,
    /// Identifies the company.
    ///
    /// Limits: at least 1 character.
    pub company_id: CompanyId,
    /// Where the row comes from. Must be one of: web-client, backend-http, backend-hubspot, backend-salesforce, backend-segment, backend-http-import.
    pub source: Source,
    /// When it happened.
    ///
    /// Limits: pattern `^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})?$`. Example: `"2024-07-28 08:55:35.874555"`.
    pub inserted_at: InsertedAt,
    /// Host on which it happened.
    pub hostname: Option<String>,
    /// Path of the page.
    pub pathname: Option<String>,
    /// Address of the page; its host and path are taken instead of hostname and pathname.
    ///
    /// Limits: format `uri`.
    pub url: Option<Url>,
    /// Screen width in px.
    ///
    /// Limits: at least 0.
    pub screen_width: Option<ScreenWidth>,
    /// Screen height in px.
    ///
    /// Limits: at least 0.
    pub screen_height: Option<ScreenHeight>,
    /// Kind of device.
    pub device_type: Option<String>,
    /// User agent of the browser; browser and `operating_system` are taken from it.
    pub user_agent: Option<String>,
    /// Operating system of the user.
    pub operating_system: Option<String>,
    /// Browser of the user.
    pub browser: Option<String>,
    /// Language the browser is set to.
    pub browser_language: Option<String>,
    /// Number of the session.
    pub session: Option<String>,
    /// 2-letter code of the country.
    ///
    /// Limits: pattern `^([A-Z]{2})?$`.
    pub country_code: Option<CountryCode>,
    /// Attributes of the user or company, or of the tracked event; an empty object if it is left out.
    ///
    /// Default where it is absent: `{}`.
    pub metadata: Option<::tablature::types::Object>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    IdentifyCompany, keep other, rules USERPILOT_IMPORT_EVENT_RULES_1,
    constants(
        EVENT_TYPE: "event_type" = String("identify_company") doc " Kind of row. Must be one of: `identify_user`, `identify_company`, `page_view`, track."
    ),
    new(company_id: CompanyId, source: Source, inserted_at: InsertedAt),
    absent(
        event_name, user_id, hostname, pathname, url, screen_width, screen_height, device_type,
        user_agent, operating_system, browser, browser_language, session, country_code, metadata,
        other
    ),
    {
        event_name: optional "event_name",
        user_id: optional "user_id",
        company_id: required "company_id",
        source: required "source",
        inserted_at: required "inserted_at",
        hostname: optional "hostname",
        pathname: optional "pathname",
        url: optional "url",
        screen_width: optional "screen_width",
        screen_height: optional "screen_height",
        device_type: optional "device_type",
        user_agent: optional "user_agent",
        operating_system: optional "operating_system",
        browser: optional "browser",
        browser_language: optional "browser_language",
        session: optional "session",
        country_code: optional "country_code",
        metadata: optional "metadata",
    }
}

/// Identifies the company.
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

/// One row of a file for the bulk import. `event_type` names its kind and decides which fields are needed. Here `event_type` is `"page_view"`.
///
/// `validate` also checks rules that no type expresses. From `userpilot/import.md`, line 3, version 1.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PageView {
    /// Name of the tracked event.
    pub event_name: Option<String>,
    /// Identifies the user.
    ///
    /// Limits: at least 1 character.
    pub user_id: UserId,
    /// Identifies the company.
    pub company_id: Option<String>,
    /// Where the row comes from. Must be one of: web-client, backend-http, backend-hubspot, backend-salesforce, backend-segment, backend-http-import.
    pub source: Source,
    /// When it happened.
    ///
    /// Limits: pattern `^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})?$`. Example: `"2024-07-28 08:55:35.874555"`.
    pub inserted_at: InsertedAt,
    /// Host on which it happened.
    pub hostname: Option<String>,
    /// Path of the page.
    pub pathname: Option<String>,
    /// Address of the page; its host and path are taken instead of hostname and pathname.
    ///
    /// Limits: format `uri`.
    pub url: Option<Url>,
    /// Screen width in px.
    ///
    /// Limits: at least 0.
    pub screen_width: Option<ScreenWidth>,
    /// Screen height in px.
    ///
    /// Limits: at least 0.
    pub screen_height: Option<ScreenHeight>,
    /// Kind of device.
    pub device_type: Option<String>,
    /// User agent of the browser; browser and `operating_system` are taken from it.
    pub user_agent: Option<String>,
    /// Operating system of the user.
    pub operating_system: Option<String>,
    /// Browser of the user.
    pub browser: Option<String>,
    /// Language the browser is set to.
    pub browser_language: Option<String>,
    /// Number of the session.
    pub session: Option<String>,
    /// 2-letter code of the country.
    ///
    /// Limits: pattern `^([A-Z]{2})?$`.
    pub country_code: Option<CountryCode>,
    /// Attributes of the user or company, or of the tracked event; an empty object if it is left out.
    ///
    /// Default where it is absent: `{}`.
    pub metadata: Option<::tablature::types::Object>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    PageView, keep other, rules USERPILOT_IMPORT_EVENT_RULES_1,
    constants(
        EVENT_TYPE: "event_type" = String("page_view") doc " Kind of row. Must be one of: `identify_user`, `identify_company`, `page_view`, track."
    ),
    new(user_id: UserId, source: Source, inserted_at: InsertedAt),
    absent(
        event_name, company_id, hostname, pathname, url, screen_width, screen_height, device_type,
        user_agent, operating_system, browser, browser_language, session, country_code, metadata,
        other
    ),
    {
        event_name: optional "event_name",
        user_id: required "user_id",
        company_id: optional "company_id",
        source: required "source",
        inserted_at: required "inserted_at",
        hostname: optional "hostname",
        pathname: optional "pathname",
        url: optional "url",
        screen_width: optional "screen_width",
        screen_height: optional "screen_height",
        device_type: optional "device_type",
        user_agent: optional "user_agent",
        operating_system: optional "operating_system",
        browser: optional "browser",
        browser_language: optional "browser_language",
        session: optional "session",
        country_code: optional "country_code",
        metadata: optional "metadata",
    }
}

/// One row of a file for the bulk import. `event_type` names its kind and decides which fields are needed. Here `event_type` is `"track"`.
///
/// `validate` also checks rules that no type expresses. From `userpilot/import.md`, line 3, version 1.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Track {
    /// Name of the tracked event.
    ///
    /// Limits: at least 1 character.
    pub event_name: EventName,
    /// Identifies the user.
    ///
    /// Limits: at least 1 character.
    pub user_id: UserId,
    /// Identifies the company.
    pub company_id: Option<String>,
    /// Where the row comes from. Must be one of: web-client, backend-http, backend-hubspot, backend-salesforce, backend-segment, backend-http-import.
    pub source: Source,
    /// When it happened.
    ///
    /// Limits: pattern `^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})?$`. Example: `"2024-07-28 08:55:35.874555"`.
    pub inserted_at: InsertedAt,
    /// Host on which it happened.
    pub hostname: Option<String>,
    /// Path of the page.
    pub pathname: Option<String>,
    /// Address of the page; its host and path are taken instead of hostname and pathname.
    ///
    /// Limits: format `uri`.
    pub url: Option<Url>,
    /// Screen width in px.
    ///
    /// Limits: at least 0.
    pub screen_width: Option<ScreenWidth>,
    /// Screen height in px.
    ///
    /// Limits: at least 0.
    pub screen_height: Option<ScreenHeight>,
    /// Kind of device.
    pub device_type: Option<String>,
    /// User agent of the browser; browser and `operating_system` are taken from it.
    pub user_agent: Option<String>,
    /// Operating system of the user.
    pub operating_system: Option<String>,
    /// Browser of the user.
    pub browser: Option<String>,
    /// Language the browser is set to.
    pub browser_language: Option<String>,
    /// Number of the session.
    pub session: Option<String>,
    /// 2-letter code of the country.
    ///
    /// Limits: pattern `^([A-Z]{2})?$`.
    pub country_code: Option<CountryCode>,
    /// Attributes of the user or company, or of the tracked event; an empty object if it is left out.
    ///
    /// Default where it is absent: `{}`.
    pub metadata: Option<::tablature::types::Object>,
    /// Fields that the schema does not declare.
    pub other: ::tablature::types::Object,
}
::tablature::__tablature_object! {
    Track, keep other, rules USERPILOT_IMPORT_EVENT_RULES_1,
    constants(
        EVENT_TYPE: "event_type" = String("track") doc " Kind of row. Must be one of: `identify_user`, `identify_company`, `page_view`, track."
    ),
    new(event_name: EventName, user_id: UserId, source: Source, inserted_at: InsertedAt),
    absent(
        company_id, hostname, pathname, url, screen_width, screen_height, device_type, user_agent,
        operating_system, browser, browser_language, session, country_code, metadata, other
    ),
    {
        event_name: required "event_name",
        user_id: required "user_id",
        company_id: optional "company_id",
        source: required "source",
        inserted_at: required "inserted_at",
        hostname: optional "hostname",
        pathname: optional "pathname",
        url: optional "url",
        screen_width: optional "screen_width",
        screen_height: optional "screen_height",
        device_type: optional "device_type",
        user_agent: optional "user_agent",
        operating_system: optional "operating_system",
        browser: optional "browser",
        browser_language: optional "browser_language",
        session: optional "session",
        country_code: optional "country_code",
        metadata: optional "metadata",
    }
}

/// Name of the tracked event.
///
/// Limits: at least 1 character.
#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EventName(String);
::tablature::__tablature_string! {
    EventName,
    {
        min_length 1,
    }
}
::tablature::__tablature_schema! {
    USERPILOT_IMPORT_EVENT_SCHEMA = "userpilot/import-event@1" "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$id\":\"urn:tablature:userpilot/import-event@1\",\"title\":\"Userpilot import event\",\"description\":\"One row of a file for the bulk import. event_type names its kind and decides which fields are needed.\",\"source\":{\"table\":\"userpilot/import.md\",\"line\":3,\"version\":\"1\"},\"type\":\"object\",\"required\":[\"event_type\",\"source\",\"inserted_at\"],\"properties\":{\"event_type\":{\"description\":\"Kind of row. Must be one of: identify_user, identify_company, page_view, track.\",\"source\":{\"table\":\"userpilot/import.md\",\"line\":5,\"row\":\"event_type\",\"version\":\"1\"},\"type\":\"string\",\"enum\":[\"identify_user\",\"identify_company\",\"page_view\",\"track\"]},\"event_name\":{\"description\":\"Name of the tracked event.\",\"source\":{\"table\":\"userpilot/import.md\",\"line\":6,\"row\":\"event_name\",\"version\":\"1\"},\"type\":\"string\"},\"user_id\":{\"description\":\"Identifies the user.\",\"source\":{\"table\":\"userpilot/import.md\",\"line\":7,\"row\":\"user_id\",\"version\":\"1\"},\"type\":\"string\"},\"company_id\":{\"description\":\"Identifies the company.\",\"source\":{\"table\":\"userpilot/import.md\",\"line\":8,\"row\":\"company_id\",\"version\":\"1\"},\"type\":\"string\"},\"source\":{\"description\":\"Where the row comes from. Must be one of: web-client, backend-http, backend-hubspot, backend-salesforce, backend-segment, backend-http-import.\",\"source\":{\"table\":\"userpilot/import.md\",\"line\":9,\"row\":\"source\",\"version\":\"1\"},\"type\":\"string\",\"enum\":[\"web-client\",\"backend-http\",\"backend-hubspot\",\"backend-salesforce\",\"backend-segment\",\"backend-http-import\"]},\"inserted_at\":{\"$comment\":\"the examples have a space and no zone, which RFC 3339 does not allow; the table says ISO\",\"description\":\"When it happened.\",\"source\":[{\"table\":\"userpilot/import.md\",\"line\":10,\"row\":\"inserted_at\",\"version\":\"1\"},{\"document\":\"import page, JSON examples\",\"version\":\"undated\",\"keywords\":[\"pattern\",\"examples\",\"fault\"]}],\"type\":\"string\",\"pattern\":\"^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(\\\\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})?$\",\"fault\":{\"code\":\"bad-inserted-at\",\"help\":\"write date and time, such as 2024-07-28 08:55:35.874555 or 2024-07-28T08:55:35Z\"},\"examples\":[\"2024-07-28 08:55:35.874555\"]},\"hostname\":{\"description\":\"Host on which it happened.\",\"source\":{\"table\":\"userpilot/import.md\",\"line\":11,\"row\":\"hostname\",\"version\":\"1\"},\"type\":\"string\"},\"pathname\":{\"description\":\"Path of the page.\",\"source\":{\"table\":\"userpilot/import.md\",\"line\":12,\"row\":\"pathname\",\"version\":\"1\"},\"type\":\"string\"},\"url\":{\"description\":\"Address of the page; its host and path are taken instead of hostname and pathname.\",\"source\":[{\"table\":\"userpilot/import.md\",\"line\":13,\"row\":\"url\",\"version\":\"1\"},{\"document\":\"import page, validation of rows\",\"version\":\"undated\",\"keywords\":[\"format\"]}],\"type\":\"string\",\"format\":\"uri\"},\"screen_width\":{\"description\":\"Screen width in px.\",\"source\":[{\"table\":\"userpilot/import.md\",\"line\":14,\"row\":\"screen_width\",\"version\":\"1\"},{\"document\":\"inferred from the page and its examples\",\"version\":\"undated\",\"keywords\":[\"minimum\"]}],\"type\":\"integer\",\"minimum\":0},\"screen_height\":{\"description\":\"Screen height in px.\",\"source\":[{\"table\":\"userpilot/import.md\",\"line\":15,\"row\":\"screen_height\",\"version\":\"1\"},{\"document\":\"inferred from the page and its examples\",\"version\":\"undated\",\"keywords\":[\"minimum\"]}],\"type\":\"integer\",\"minimum\":0},\"device_type\":{\"description\":\"Kind of device.\",\"source\":{\"table\":\"userpilot/import.md\",\"line\":16,\"row\":\"device_type\",\"version\":\"1\"},\"type\":\"string\"},\"user_agent\":{\"description\":\"User agent of the browser; browser and operating_system are taken from it.\",\"source\":{\"table\":\"userpilot/import.md\",\"line\":17,\"row\":\"user_agent\",\"version\":\"1\"},\"type\":\"string\"},\"operating_system\":{\"description\":\"Operating system of the user.\",\"source\":{\"table\":\"userpilot/import.md\",\"line\":18,\"row\":\"operating_system\",\"version\":\"1\"},\"type\":\"string\"},\"browser\":{\"description\":\"Browser of the user.\",\"source\":{\"table\":\"userpilot/import.md\",\"line\":19,\"row\":\"browser\",\"version\":\"1\"},\"type\":\"string\"},\"browser_language\":{\"description\":\"Language the browser is set to.\",\"source\":{\"table\":\"userpilot/import.md\",\"line\":20,\"row\":\"browser_language\",\"version\":\"1\"},\"type\":\"string\"},\"session\":{\"description\":\"Number of the session.\",\"source\":{\"table\":\"userpilot/import.md\",\"line\":21,\"row\":\"session\",\"version\":\"1\"},\"type\":\"string\"},\"country_code\":{\"description\":\"2-letter code of the country.\",\"source\":[{\"table\":\"userpilot/import.md\",\"line\":22,\"row\":\"country_code\",\"version\":\"1\"},{\"document\":\"event schema page\",\"version\":\"3\",\"keywords\":[\"pattern\",\"fault\"]}],\"type\":\"string\",\"pattern\":\"^([A-Z]{2})?$\",\"fault\":{\"code\":\"bad-country-code\",\"help\":\"write two capital letters, such as US\"}},\"metadata\":{\"description\":\"Attributes of the user or company, or of the tracked event; an empty object if it is left out.\",\"source\":[{\"table\":\"userpilot/import.md\",\"line\":23,\"row\":\"metadata\",\"version\":\"1\"},{\"document\":\"import page, validation of rows\",\"version\":\"undated\",\"keywords\":[\"default\"]}],\"type\":\"object\",\"default\":{}}},\"allOf\":[{\"source\":{\"document\":\"import page\",\"version\":\"undated\",\"section\":\"Identify User\"},\"if\":{\"required\":[\"event_type\"],\"properties\":{\"event_type\":{\"const\":\"identify_user\"}}},\"then\":{\"fault\":{\"code\":\"missing-user-id\",\"help\":\"name the user: an identify_user row needs a user_id\",\"on\":[\"required\"]},\"required\":[\"user_id\"],\"properties\":{\"user_id\":{\"minLength\":1,\"fault\":{\"code\":\"missing-user-id\",\"help\":\"name the user: an identify_user row needs a user_id\",\"on\":[\"minLength\"]}},\"metadata\":{\"should\":{\"additionalProperties\":{\"type\":[\"string\",\"number\",\"boolean\",\"null\"],\"fault\":{\"code\":\"nested-metadata\",\"help\":\"write a text, a number, true, false or null\",\"on\":[\"type\"]}}}}},\"should\":{\"fault\":{\"code\":\"incomplete-event\",\"help\":\"the page asks for metadata; the import takes an empty object without it\",\"on\":[\"required\"]},\"required\":[\"metadata\"]}}},{\"source\":{\"document\":\"import page\",\"version\":\"undated\",\"section\":\"Identify Company\"},\"if\":{\"required\":[\"event_type\"],\"properties\":{\"event_type\":{\"const\":\"identify_company\"}}},\"then\":{\"fault\":{\"code\":\"missing-company-id\",\"help\":\"name the company: an identify_company row needs a company_id\",\"on\":[\"required\"]},\"required\":[\"company_id\"],\"properties\":{\"company_id\":{\"minLength\":1,\"fault\":{\"code\":\"missing-company-id\",\"help\":\"name the company: an identify_company row needs a company_id\",\"on\":[\"minLength\"]}},\"metadata\":{\"should\":{\"additionalProperties\":{\"type\":[\"string\",\"number\",\"boolean\",\"null\"],\"fault\":{\"code\":\"nested-metadata\",\"help\":\"write a text, a number, true, false or null\",\"on\":[\"type\"]}}}}},\"should\":{\"fault\":{\"code\":\"incomplete-event\",\"help\":\"the page asks for metadata; the import takes an empty object without it\",\"on\":[\"required\"]},\"required\":[\"metadata\"]}}},{\"source\":{\"document\":\"import page\",\"version\":\"undated\",\"section\":\"Page View\"},\"if\":{\"required\":[\"event_type\"],\"properties\":{\"event_type\":{\"const\":\"page_view\"}}},\"then\":{\"fault\":{\"code\":\"missing-user-id\",\"help\":\"name the user: a page_view row needs a user_id\",\"on\":[\"required\"]},\"required\":[\"user_id\"],\"properties\":{\"user_id\":{\"minLength\":1,\"fault\":{\"code\":\"missing-user-id\",\"help\":\"name the user: a page_view row needs a user_id\",\"on\":[\"minLength\"]}}}}},{\"source\":{\"document\":\"import page\",\"version\":\"undated\",\"section\":\"Track\"},\"if\":{\"required\":[\"event_type\"],\"properties\":{\"event_type\":{\"const\":\"track\"}}},\"then\":{\"fault\":{\"code\":\"missing-user-id\",\"help\":\"name the user: a track row needs a user_id\",\"on\":[\"required\"]},\"required\":[\"user_id\"],\"properties\":{\"user_id\":{\"minLength\":1,\"fault\":{\"code\":\"missing-user-id\",\"help\":\"name the user: a track row needs a user_id\",\"on\":[\"minLength\"]}},\"metadata\":{\"should\":{\"additionalProperties\":{\"type\":[\"string\",\"number\",\"boolean\",\"null\"],\"fault\":{\"code\":\"nested-metadata\",\"help\":\"write a text, a number, true, false or null\",\"on\":[\"type\"]}}}}},\"allOf\":[{\"fault\":{\"code\":\"missing-event-name\",\"help\":\"give the name of the tracked event\",\"on\":[\"required\"]},\"required\":[\"event_name\"],\"properties\":{\"event_name\":{\"minLength\":1,\"fault\":{\"code\":\"missing-event-name\",\"help\":\"give the name of the tracked event\",\"on\":[\"minLength\"]}}}}]}},{\"source\":{\"document\":\"import page, validation of rows\",\"version\":\"undated\"},\"if\":{\"required\":[\"source\"],\"properties\":{\"source\":{\"const\":\"web-client\"}}},\"then\":{\"fault\":{\"code\":\"missing-user-agent\",\"help\":\"add user_agent: a row of web-client needs one\",\"on\":[\"required\"]},\"required\":[\"user_agent\"]}},{\"source\":{\"document\":\"import page, validation of rows\",\"version\":\"undated\"},\"if\":{\"not\":{\"required\":[\"url\"]},\"anyOf\":[{\"required\":[\"event_type\"],\"properties\":{\"event_type\":{\"const\":\"page_view\"}}},{\"required\":[\"source\"],\"properties\":{\"source\":{\"const\":\"web-client\"}}}]},\"then\":{\"fault\":{\"code\":\"missing-page\",\"help\":\"add hostname and pathname, or url: rows of pages, and of web-client, need them\",\"on\":[\"required\"]},\"required\":[\"hostname\",\"pathname\"]}},{\"source\":{\"document\":\"import page, validation of rows\",\"version\":\"undated\"},\"if\":{\"required\":[\"event_type\"],\"properties\":{\"event_type\":{\"const\":\"identify_company\"}}},\"then\":{\"should\":{\"propertyNames\":{\"enum\":[\"event_type\",\"company_id\",\"source\",\"inserted_at\",\"metadata\"],\"fault\":{\"code\":\"ignored-field\",\"help\":\"leave it out: the import ignores it for identify_company\"}}}}}]}",
    root UserpilotImportEvent USERPILOT_IMPORT_EVENT_RULES_0 "",
    typed [
        IdentifyUser, UserId, Source, InsertedAt, Url, ScreenWidth, ScreenHeight, CountryCode,
        IdentifyCompany, CompanyId, PageView, Track, EventName
    ],
    rules {
        USERPILOT_IMPORT_EVENT_RULES_0 = "",
        USERPILOT_IMPORT_EVENT_RULES_1 = "/allOf/4" "/allOf/5"
    }
}
