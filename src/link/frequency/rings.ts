/** One step into the graph, with the edges of it that were not followed yet. */
interface Visit<T> {
  readonly node: T;
  readonly order: number;
  readonly sources: Iterator<T>;
  /** The first node on the way to this one that it leads back to. */
  lowest: number;
}

/**
 * All that a node comes from, and last the node itself, in groups: one node each, or those that come from one another. Each
 * group follows the groups that it comes from. Nodes that are settled are left out, with what is behind them. (Tarjan's
 * strongly connected components, without recursion: chains of calls can be as long as a program.)
 */
export function* ringsBehind<T>(
  start: T,
  sourcesOf: (node: T) => Iterable<T>,
  isSettled: (node: T) => boolean,
): Iterable<T[]> {
  const orders = new Map<T, number>();
  const open: T[] = [];
  const isOpen = new Set<T>();
  const enter = (node: T): Visit<T> => {
    const order = orders.size;
    orders.set(node, order);
    open.push(node);
    isOpen.add(node);
    return { node, order, sources: sourcesOf(node)[Symbol.iterator](), lowest: order };
  };
  const way = [enter(start)];
  for (let visit = way.at(-1); visit; visit = way.at(-1)) {
    const step = visit.sources.next();
    if (step.done !== true) {
      const source = step.value;
      if (isSettled(source)) continue;
      if (!orders.has(source)) way.push(enter(source));
      else if (isOpen.has(source)) visit.lowest = Math.min(visit.lowest, orders.get(source)!);
      continue;
    }
    way.pop();
    const before = way.at(-1);
    if (before) before.lowest = Math.min(before.lowest, visit.lowest);
    if (visit.lowest < visit.order) continue;
    const ring = open.splice(open.lastIndexOf(visit.node));
    for (const node of ring) isOpen.delete(node);
    yield ring;
  }
}
