use kernel::{FieldError, FieldErrors, Id, Input, Lang, Personal, Result, Unit, all_or_errors};

use crate::pages::optional_line;
use crate::persons::folded_email;

/// What is kept about a person: what the forms for adding and editing share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    pub name: String,
    pub email: Option<Personal<String>>,
    pub phone: Option<Personal<String>>,
    pub title: Option<String>,
    pub unit: Id<Unit>,
    pub external_id: Option<String>,
    pub lang: Option<Lang>,
}

impl Facts {
    /// Reads the fields; all errors at once.
    pub(crate) fn parse(input: &Input) -> Result<Self, FieldErrors> {
        let name = input.line("name", 2..=120);
        let email = email(input);
        let phone = phone(input);
        let title = optional_line(input, "position", 120);
        let unit = input.id("unit");
        let external_id = optional_line(input, "external_id", 60);
        let lang = input.optional_choice("lang", Lang::from_code);
        all_or_errors!(Self { name, email, phone, title, unit, external_id, lang })
    }
}

fn email(input: &Input) -> Result<Option<Personal<String>>, FieldError> {
    match optional_line(input, "email", 254)? {
        None => Ok(None),
        Some(text) => match folded_email(&text) {
            Some(email) => Ok(Some(Personal::new(email))),
            None => Err(FieldError::new("email", "not-an-email")),
        },
    }
}

/// Digits with what people put between them; a number that cannot be called is refused.
fn phone(input: &Input) -> Result<Option<Personal<String>>, FieldError> {
    let Some(text) = optional_line(input, "phone", 40)? else { return Ok(None) };
    let sound = text.chars().all(|c| c.is_ascii_digit() || "+-() /.".contains(c))
        && text.chars().any(|c| c.is_ascii_digit());
    if sound { Ok(Some(Personal::new(text))) } else { Err(FieldError::new("phone", "not-a-phone")) }
}
