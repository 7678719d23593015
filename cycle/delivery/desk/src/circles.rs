//! Groups that share views of the list of tickets: seen by who is in the group, kept by who may assign in it.

use kernel::{Id, Result, Unit};
use people::PersonGroup;
use store::Sql;
use web::{Ask, Circle};

use crate::store::places::CARRIERS;
use crate::ticket::Proposed;
use crate::{POLICY, Verb};

/// The groups that the person is in, or keeps the views of.
pub(crate) fn circles(ask: &Ask<'_>, list: &str) -> Result<Vec<Circle>> {
    let Some(me) = ask.actor.person_id() else { return Ok(Vec::new()) };
    if list != crate::list::TICKETS.path || !POLICY.may_somewhere(ask.actor, Verb::ReadInternal) {
        return Ok(Vec::new());
    }
    let text = "SELECT g.id, g.name, g.unit_id, CASE WHEN EXISTS (SELECT 1 FROM group_member m
        WHERE m.group_id = g.id AND m.person_id = ?) THEN 1 ELSE 0 END
        FROM person_group g WHERE g.closed_at IS NULL ORDER BY g.name, g.id LIMIT 500";
    let sql = Sql::open("the desk knows the groups that tickets are given to", text).bind(me);
    let rows: Vec<(Id<PersonGroup>, String, Id<Unit>, bool)> =
        ask.db.read(|reading| reading.all(sql.clone()))?;
    let circle = |(id, name, unit, is_member): (Id<PersonGroup>, _, _, bool)| Circle {
        id: id.number(),
        name,
        is_member,
        // Whoever may assign in its unit, and those of the desk who are in it.
        is_keeper: POLICY.may(ask.actor, Verb::Assign, &Proposed { unit })
            || (is_member && ask.actor.has_any(CARRIERS)),
    };
    let circles = rows.into_iter().map(circle);
    Ok(circles.filter(|circle| circle.is_member || circle.is_keeper).collect())
}
