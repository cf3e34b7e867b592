//! The order in which things that rest on each other can be worked out, and the circles among them.

/// An order in which everything stands behind what it needs, and circles that share no node: of those that do, the first
/// is given. Nodes of circles stand in the order too. Takes time in proportion to the needs, save for the circles.
pub(in crate::rule) fn order(needs: &[Vec<usize>]) -> (Vec<usize>, Vec<Vec<usize>>) {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        /// On the path from the root to here.
        Open,
        Done,
    }
    let mut states = vec![State::New; needs.len()];
    let (mut order, mut circles) = (Vec::new(), Vec::new());
    let mut taken = vec![false; needs.len()];
    for root in 0..needs.len() {
        if states[root] != State::New {
            continue;
        }
        // A path of nodes, each with the number of the need that is looked at next.
        let mut path = vec![(root, 0)];
        states[root] = State::Open;
        while let Some((node, next)) = path.last_mut() {
            let node = *node;
            let Some(&need) = needs[node].get(*next) else {
                states[node] = State::Done;
                order.push(node);
                path.pop();
                continue;
            };
            *next += 1;
            match states[need] {
                State::New => {
                    states[need] = State::Open;
                    path.push((need, 0));
                }
                State::Open if !taken[need] => {
                    let start = path.iter().rposition(|&(node, _)| node == need).unwrap_or(0);
                    let circle: Vec<usize> = path[start..].iter().map(|&(node, _)| node).collect();
                    let fresh = circle.iter().all(|&node| !taken[node]);
                    circle.iter().for_each(|&node| taken[node] = true);
                    circles.extend(fresh.then_some(circle));
                }
                State::Open | State::Done => {}
            }
        }
    }
    (order, circles)
}

/// `a -> b -> … -> a` for a path that may be long.
pub(in crate::rule) fn shorten(path: &[String]) -> String {
    match path {
        [head @ .., last] if head.len() > 8 => format!("{} -> … -> {last}", head[..7].join(" -> ")),
        path => path.join(" -> "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders() {
        assert_eq!(order(&[vec![1, 2], vec![2], vec![]]), (vec![2, 1, 0], vec![]));
        assert_eq!(order(&[vec![0]]).1, [vec![0]]);
        assert_eq!(order(&[vec![1], vec![2, 0], vec![1]]).1, [vec![1, 2]]);
        let chain: Vec<Vec<usize>> = (1..100_000).map(|next| vec![next]).chain([vec![]]).collect();
        assert_eq!(order(&chain).0.len(), 100_000);
    }
}
