use crate::{CATEGORIES, MODELS, POLICY};

#[test]
fn who_may_do_what_with_equipment_models_and_kinds() {
    let pictures = [POLICY.matrix(), MODELS.matrix(), CATEGORIES.matrix()].map(|matrix| matrix.picture());
    insta::assert_snapshot!(pictures.join("\n"));
}
