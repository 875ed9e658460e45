//! Types that contain themselves: boxed where nothing else puts them on the heap.

use super::items::{Item, Kind, Type, direct};

/// Boxes every field and variant on a cycle.
pub(super) fn box_cycles(items: &mut [Item]) {
    let edges: Vec<Vec<usize>> = items.iter().map(|item| targets(&item.kind)).collect();
    let cycles = cycles(&edges);
    for (id, item) in items.iter_mut().enumerate() {
        for ty in direct(&mut item.kind) {
            enclose(ty, &|target| cycles[target] == cycles[id]);
        }
    }
}

fn enclose(ty: &mut Type, is_on_cycle: &dyn Fn(usize) -> bool) {
    match ty {
        Type::Item(target) if is_on_cycle(*target) => {
            *ty = Type::Boxed(Box::new(Type::Item(*target)));
        }
        Type::Nullable(inner) | Type::MaybeObject(inner) => enclose(inner, is_on_cycle),
        _ => {}
    }
}

fn targets(kind: &Kind) -> Vec<usize> {
    fn target(ty: &Type) -> Option<usize> {
        match ty {
            Type::Item(id) => Some(*id),
            Type::Nullable(inner) | Type::MaybeObject(inner) => target(inner),
            _ => None,
        }
    }
    direct(&mut kind.clone()).into_iter().filter_map(|ty| target(ty)).collect()
}

/// Returns a number for each item: two have the same if each can be reached from the other. An item that is on no cycle
/// has a number of its own.
fn cycles(edges: &[Vec<usize>]) -> Vec<usize> {
    // Tarjan's algorithm, with the path kept by hand.
    const NEW: usize = usize::MAX;
    let n_items = edges.len();
    let (mut order, mut low) = (vec![NEW; n_items], vec![0; n_items]);
    let (mut cycle, mut open) = (vec![NEW; n_items], Vec::new());
    let mut next = 0;
    for start in 0..n_items {
        if order[start] != NEW {
            continue;
        }
        let mut path = vec![(start, 0)];
        while let Some((id, edge)) = path.pop() {
            if edge == 0 {
                order[id] = next;
                low[id] = next;
                next += 1;
                open.push(id);
            } else {
                let done = edges[id][edge - 1];
                if cycle[done] == NEW {
                    low[id] = low[id].min(low[done]);
                }
            }
            if let Some(&target) = edges[id].get(edge) {
                path.push((id, edge + 1));
                if order[target] == NEW {
                    path.push((target, 0));
                }
            } else if low[id] == order[id] {
                while let Some(member) = open.pop() {
                    cycle[member] = id;
                    if member == id {
                        break;
                    }
                }
            }
        }
    }
    cycle
}
