use kernel::Id;

use super::*;

const NOW: Moment = Moment(1_772_438_400_000_000);

fn account() -> Account {
    Account {
        person: Id::new(7),
        name: "Nils Lind".to_owned().into(),
        email: Some("nils.lind@sjovik.example".to_owned().into()),
        unit: Id::new(3),
        is_veiled: false,
        left_on: None,
        state: AccountState::Open { password_at: NOW },
        password: Some("$argon2id$…".to_owned().into()),
        factor: Factor::Off,
        version: 1,
    }
}

fn today() -> Day {
    NOW.day_in("Europe/Stockholm")
}

fn grant(role: Role, unit: i64, extent: Extent) -> Grant {
    Grant { role, unit: Id::new(unit), extent }
}

#[test]
fn only_an_open_account_of_somebody_who_is_here_has_a_usable_password() {
    assert!(account().usable_password(today()).is_some());
    for state in [AccountState::New, AccountState::Disabled { at: NOW }] {
        assert!(Account { state, ..account() }.usable_password(today()).is_none(), "{state:?}");
    }
    let last_day = |on: Day| Account { left_on: Some(on), ..account() };
    assert!(last_day(today()).usable_password(today()).is_some(), "the last day is a day here");
    assert!(last_day(today().plus_days(-1)).usable_password(today()).is_none());
}

#[test]
fn the_link_says_whether_it_is_the_first_password() {
    assert_eq!(account().link(today()), Ok(LinkKind::Reset));
    assert_eq!(Account { state: AccountState::New, ..account() }.link(today()), Ok(LinkKind::Invite));
}

#[test]
fn there_is_no_link_for_who_could_not_use_it() {
    assert_eq!(Account { email: None, ..account() }.link(today()), Err(CannotAccount::NoEmail));
    let gone = Account { left_on: Some(today().plus_days(-1)), ..account() };
    assert_eq!(gone.link(today()), Err(CannotAccount::HasLeft));
    let stopped = Account { state: AccountState::Disabled { at: NOW }, ..account() };
    assert_eq!(stopped.link(today()), Err(CannotAccount::IsDisabled));
}

#[test]
fn nobody_stops_their_own_sign_in() {
    assert_eq!(account().disable(Some(Id::new(7))), Err(CannotAccount::Oneself));
    assert_eq!(account().disable(Some(Id::new(8))), Ok(()));
    assert_eq!(account().enable(), Err(CannotAccount::IsNotDisabled));
    let stopped = Account { state: AccountState::Disabled { at: NOW }, ..account() };
    assert_eq!(stopped.disable(None), Err(CannotAccount::IsDisabled));
    assert_eq!(stopped.enable(), Ok(()));
}

#[test]
fn a_second_factor_is_removed_by_somebody_else_only() {
    let on = Account { factor: Factor::On { since: NOW, key: vec![1].into(), last_step: 0 }, ..account() };
    assert_eq!(on.remove_factor(Some(Id::new(7))), Err(CannotAccount::Oneself));
    assert_eq!(on.remove_factor(Some(Id::new(8))), Ok(()));
    assert_eq!(account().remove_factor(Some(Id::new(8))), Err(CannotAccount::FactorIsOff));
}

#[test]
fn an_administrator_of_a_school_reaches_no_account_with_wider_roles() {
    let units = || Extent::Units(vec![Id::new(3), Id::new(4)]);
    let local = Actor::person(Id::new(1), vec![grant(Role::Administrator, 3, units())]);
    let wide = Actor::person(Id::new(2), vec![grant(Role::Administrator, 1, Extent::Organisation)]);
    let teacher = [grant(Role::Staff, 4, Extent::Units(vec![Id::new(4)]))];
    let head = [
        grant(Role::Staff, 4, Extent::Units(vec![Id::new(4)])),
        grant(Role::HeadOfIt, 1, Extent::Organisation),
    ];
    let neighbour = [grant(Role::Leader, 5, Extent::Units(vec![Id::new(5)]))];
    assert_eq!(within_reach(&local, &teacher), Ok(()));
    assert_eq!(within_reach(&local, &head), Err(CannotAccount::BeyondReach));
    assert_eq!(within_reach(&local, &neighbour), Err(CannotAccount::BeyondReach));
    assert_eq!(within_reach(&wide, &head), Ok(()));
    assert_eq!(within_reach(&Actor::operator(), &head), Ok(()));
}

#[test]
fn a_person_is_known_by_their_weightiest_role() {
    let of = |roles: &[Role]| {
        main_role(&roles.iter().map(|r| grant(*r, 1, Extent::Organisation)).collect::<Vec<_>>())
    };
    assert_eq!(of(&[Role::Staff, Role::Administrator, Role::HeadOfIt]), Some(Role::HeadOfIt));
    assert_eq!(of(&[Role::Staff, Role::Agent]), Some(Role::Agent));
    assert_eq!(of(&[]), None);
}

#[test]
fn secrets_of_an_account_do_not_print() {
    let on =
        Account { factor: Factor::On { since: NOW, key: vec![201, 202].into(), last_step: 0 }, ..account() };
    let printed = format!("{on:?}");
    assert!(
        !printed.contains("argon2") && !printed.contains("201") && !printed.contains("Nils"),
        "{printed}"
    );
}
