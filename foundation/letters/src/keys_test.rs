use crate::letter_test::of;
use crate::*;

fn keys() -> Keys {
    Keys::of(b"a secret of the installation")
}

#[test]
fn an_address_leads_to_its_thread_in_any_case_of_letters() {
    let reference = Reference::new("ticket", 4711);
    let address = keys().address("desk@sjovik.example", &reference).unwrap();
    assert!(address.starts_with("desk+ticket-4711.") && address.ends_with("@sjovik.example"), "{address}");
    assert_eq!(keys().reference_in([address.as_str()]), Some(reference.clone()));
    assert_eq!(keys().reference_in([address.to_uppercase().as_str()]), Some(reference));
    let local = address.split('@').next().unwrap();
    assert!(local.len() <= 64, "RFC 5321 4.5.3.1.1: {local}");
}

/// No address part that we have not signed joins a thread.
/// Attack row 15.
#[test]
fn a_part_that_we_have_not_signed_leads_nowhere() {
    let good = keys().address("desk@sjovik.example", &Reference::new("ticket", 1)).unwrap();
    let other = Keys::of(b"another").address("desk@sjovik.example", &Reference::new("ticket", 1)).unwrap();
    let signature = good.split('.').nth(1).unwrap().split('@').next().unwrap();
    for forged in [
        format!("desk+ticket-2.{signature}@sjovik.example"),
        format!("desk+case-1.{signature}@sjovik.example"),
        format!("desk+ticket-1.{}@sjovik.example", &signature[..15]),
        "desk+ticket-1.@sjovik.example".to_owned(),
        "desk+ticket-1@sjovik.example".to_owned(),
        "desk+@sjovik.example".to_owned(),
        "desk@sjovik.example".to_owned(),
        other,
    ] {
        assert_eq!(keys().reference_in([forged.as_str()]), None, "{forged}");
    }
}

#[test]
fn two_threads_at_once_lead_nowhere() {
    let address = |id| keys().address("desk@sjovik.example", &Reference::new("ticket", id)).unwrap();
    let (one, two) = (address(1), address(2));
    assert_eq!(keys().reference_in([one.as_str(), two.as_str()]), None);
    assert_eq!(
        keys().reference_in([one.as_str(), one.as_str(), "x@y.example"]),
        Some(Reference::new("ticket", 1))
    );
}

#[test]
fn an_older_key_is_still_known() {
    let old = Keys::of(b"old");
    let now = Keys { now: Key::derived(b"new"), before: vec![old.now.clone()] };
    let address = old.address("desk@sjovik.example", &Reference::new("ticket", 5)).unwrap();
    assert_eq!(now.reference_in([address.as_str()]), Some(Reference::new("ticket", 5)));
    assert!(format!("{now:?}").contains("[key]"));
}

#[test]
fn our_own_letters_are_known_again_and_others_marks_are_not_ours() {
    let mark = keys().mark("varv-1@sjovik.example");
    let of_mark = |mark: &str| of(&format!("From: a@b.example\nX-Varv-Mark: {mark}\n\nx"));
    assert!(keys().has_marked(&of_mark(&mark)));
    assert!(!Keys::of(b"another town").has_marked(&of_mark(&mark)));
    assert!(!keys().has_marked(&of_mark("varv-2@sjovik.example abcdefghabcdefgh")));
    assert!(!keys().has_marked(&of("From: a@b.example\n\nx")));
}
