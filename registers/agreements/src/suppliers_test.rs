use serde_json::json;

use crate::find_supplier;
use crate::world::World;

#[test]
fn a_supplier_is_found_by_its_number_and_by_every_spelling() {
    let world = World::new();
    let fields =
        json!({ "name": "Granit Nät AB", "number": "212000-1355", "spellings": "GRANIT NAT\nGranit Fiber" });
    let id = world.made(&world.head(), "/suppliers/add", &fields);
    let found = |name: &str, number: &str| {
        world.site.db().read(|r| find_supplier(r, name, number)).unwrap().map(kernel::Id::number)
    };
    assert_eq!(found("Någon annan", "SE212000135501"), Some(id));
    assert_eq!(found("  granit   NÄT ab ", ""), Some(id));
    assert_eq!(found("Granit fiber", "nonsens"), Some(id));
    assert_eq!(found("Björkdata AB", "212000-1355"), Some(id), "the number before the name");
    assert_eq!(found("Okänd", ""), None);
    let shown = world.site.get(&world.controller(), &format!("/api/v1/suppliers/{id}")).json();
    assert_eq!((&shown["number"], &shown["spellings"][0]), (&json!("212000-1355"), &json!("GRANIT NAT")));
}

#[test]
fn a_number_and_a_spelling_are_one_suppliers_and_a_number_checks() {
    let world = World::new();
    let refused = |fields: serde_json::Value| {
        let answer = world.site.api(&world.head(), "/suppliers/add", &fields);
        assert_eq!(answer.status, 422, "{}", answer.text);
        answer.json()["errors"][0].clone()
    };
    world.made(&world.head(), "/suppliers/add", &json!({ "name": "Granit", "number": "2120001355" }));
    assert_eq!(refused(json!({ "name": "Annan", "number": "16212000-1355" }))["field"], "number");
    assert_eq!(refused(json!({ "name": "BJÖRKDATA  ab" }))["field"], "name");
    assert_eq!(refused(json!({ "name": "Annan", "spellings": "björkdata ab" }))["field"], "spellings");
    assert_eq!(refused(json!({ "name": "Annan", "number": "212000-1356" }))["code"], "check-digit");
    assert_eq!(refused(json!({}))["field"], "name");
}

#[test]
fn only_who_keeps_the_register_changes_it_and_staff_do_not_see_it() {
    let world = World::new();
    let path = format!("/suppliers/{}", world.supplier);
    for who in [world.controller(), world.leader_north(), world.agent()] {
        assert_eq!(world.site.get(&who, &format!("/api/v1{path}")).status, 200);
        assert_eq!(world.site.api(&who, &format!("{path}/edit"), &json!({ "name": "Ny" })).status, 403);
        assert_eq!(world.site.api(&who, "/suppliers/add", &json!({ "name": "Ny" })).status, 403);
    }
    assert_eq!(world.site.get(&world.teacher(), &format!("/api/v1{path}")).status, 404);
    assert_eq!(
        world.site.api(&world.head(), &format!("{path}/edit"), &json!({ "name": "Ny", "version": 9 })).status,
        409
    );
}

#[test]
fn two_become_one_with_a_persons_yes_and_the_first_leads_to_the_second() {
    let world = World::new();
    let other = world.made(
        &world.head(),
        "/suppliers/add",
        &json!({ "name": "Björkdata Sverige AB", "number": "2120001355" }),
    );
    world.made(&world.head(), &format!("/suppliers/{other}/contacts/add"), &json!({ "name": "Ida Kvist" }));
    let agreement = world.add(&json!({ "supplier": other }));
    let pairs = world.site.get(&world.head(), "/api/v1/suppliers/doubles").json();
    assert_eq!(pairs["items"][0][1]["id"], json!(other), "{pairs}");
    let merge = |fields| world.site.api(&world.head(), &format!("/suppliers/{other}/merge"), &fields);
    assert_eq!(merge(json!({ "into": world.supplier })).status, 422, "somebody must say yes");
    assert_eq!(merge(json!({ "into": other, "confirmed": true })).status, 409);
    assert_eq!(merge(json!({ "into": 987_654, "confirmed": true })).status, 422);
    assert_eq!(merge(json!({ "into": world.supplier, "confirmed": true })).status, 201);
    let gone = world.site.get(&world.head(), &format!("/api/v1/suppliers/{other}")).json();
    assert_eq!(gone["merged_into"], json!(world.supplier));
    let left = world.site.get(&world.head(), &format!("/api/v1/suppliers/{}", world.supplier)).json();
    assert_eq!(
        (&left["number"], &left["spellings"][0]),
        (&json!("212000-1355"), &json!("Björkdata Sverige AB"))
    );
    assert_eq!(
        (&left["contacts"][0]["name"], &left["agreements"][0]["id"]),
        (&json!("Ida Kvist"), &json!(agreement))
    );
    assert_eq!(world.agreement(&world.head(), agreement).json()["supplier"]["id"], json!(world.supplier));
    let found = world.site.db().read(|r| find_supplier(r, "björkdata sverige ab", "")).unwrap().unwrap();
    assert_eq!(found.number(), world.supplier);
    assert_eq!(merge(json!({ "into": world.supplier, "confirmed": true })).status, 409, "once");
    let edit = world.site.api(&world.head(), &format!("/suppliers/{other}/edit"), &json!({ "name": "Ny" }));
    assert_eq!(edit.status, 409);
    assert!(world.site.get(&world.head(), &format!("/suppliers/{other}")).text.contains("Björkdata AB"));
}

#[test]
fn two_numbers_are_two_suppliers() {
    let world = World::new();
    let one = world.made(&world.head(), "/suppliers/add", &json!({ "name": "Ett", "number": "2120001355" }));
    let two =
        world.made(&world.head(), "/suppliers/add", &json!({ "name": "Två", "number": "FI 1234567-8" }));
    let answer = world.site.api(
        &world.head(),
        &format!("/suppliers/{one}/merge"),
        &json!({ "into": two, "confirmed": true }),
    );
    assert_eq!(answer.status, 409, "{}", answer.text);
}

#[test]
fn contacts_come_change_and_go() {
    let world = World::new();
    let at = |more: &str| format!("/suppliers/{}/contacts/{more}", world.supplier);
    let head = world.head();
    assert_eq!(
        world.site.api(&head, &at("add"), &json!({ "name": "Ida", "mail": "ingen adress" })).status,
        422
    );
    world.made(
        &head,
        &at("add"),
        &json!({ "name": "Ida Kvist", "mail": "ida@bjork.example", "role": "Säljare" }),
    );
    let contacts =
        || world.site.get(&head, &format!("/api/v1/suppliers/{}", world.supplier)).json()["contacts"].clone();
    let id = contacts()[0]["id"].as_i64().unwrap();
    world.made(&head, &at(&format!("{id}/edit")), &json!({ "name": "Ida Ek", "phone": "0123" }));
    assert_eq!((&contacts()[0]["name"], &contacts()[0]["mail"]), (&json!("Ida Ek"), &json!("")));
    assert_eq!(world.site.api(&world.controller(), &at(&format!("{id}/remove")), &json!({})).status, 403);
    world.made(&head, &at(&format!("{id}/remove")), &json!({}));
    assert_eq!(contacts(), json!([]));
    assert_eq!(world.site.api(&head, &at(&format!("{id}/remove")), &json!({})).status, 404);
}
