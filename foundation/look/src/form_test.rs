use kernel::{FieldError, FieldErrors, Input};

use crate::{Choice, Field, Form, swedish};

fn ask() -> Form {
    let places = vec![Choice::new("n", "Norra skolan"), Choice::new("s", "Södra skolan")];
    Form::new(
        "/needs/propose",
        "Skicka",
        vec![
            Field::line("title", "Rubrik").required().help("Vad gäller det?"),
            Field::choice("unit", "Enhet", places),
            Field::secret("password", "Lösenord"),
            Field::check("urgent", "Det är bråttom"),
        ],
    )
}

#[test]
fn a_refused_form_says_the_same_words_on_top_and_at_the_field() {
    let errors =
        FieldErrors(vec![FieldError::new("title", "missing"), FieldError::new("unit", "not-a-choice")]);
    let html = ask().refused(&Input::of(&[]), errors).render(&swedish()).0;
    assert_eq!(html.matches("Fyll i ”Rubrik”.").count(), 2, "{html}");
    assert!(html.contains(r##"href="#field-title""##));
    assert!(html.contains(r##"href="#field-unit-0""##));
    assert!(html.contains(r#"aria-describedby="field-title-help field-title-error""#), "{html}");
    assert!(html.contains(r#"aria-invalid="true""#));
}

#[test]
fn what_was_typed_stays_but_never_a_secret() {
    let typed = Input::of(&[("title", "<b>Hej"), ("unit", "s"), ("password", "hemligt"), ("urgent", "1")]);
    let html = ask().refused(&typed, FieldErrors::one("password", "missing")).render(&swedish()).0;
    assert!(html.contains("&#60;b&#62;Hej"), "{html}");
    assert!(html.contains(r#"value="s" checked"#), "{html}");
    assert!(html.contains(r#"value="1" checked"#), "{html}");
    assert!(!html.contains("hemligt"));
}

#[test]
fn a_required_field_is_marked_in_words() {
    let html = ask().render(&swedish()).0;
    assert!(html.contains("måste fyllas i"), "{html}");
}

#[test]
fn few_answers_are_radios_and_many_a_list() {
    let many: Vec<Choice> = (0..6).map(|n| Choice::new(n.to_string(), "val")).collect();
    let form = Form { fields: vec![Field::choice("many", "Välj", many)], ..Form::default() };
    assert!(form.render(&swedish()).0.contains("<select"));
    assert!(ask().render(&swedish()).0.contains(r#"type="radio""#));
}

#[test]
fn a_form_with_a_file_is_sent_in_parts() {
    let form = Form { fields: vec![Field::file("table", "Fil", ".csv")], ..Form::default() };
    assert!(form.render(&swedish()).0.contains("multipart/form-data"));
}

#[test]
fn folded_fields_open_when_one_is_wrong() {
    let form = Form { more: vec![Field::line("code", "Kod")], ..Form::default() };
    assert!(!form.render(&swedish()).0.contains("<details class=\"more\" open"));
    let wrong = form.refused(&Input::default(), FieldErrors::one("code", "missing"));
    assert!(wrong.render(&swedish()).0.contains("<details class=\"more\" open"));
}
