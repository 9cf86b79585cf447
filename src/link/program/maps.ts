/** Adds to the list kept under `key`. */
export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** The map kept under `key`, made where there is none yet. */
export function innerMap<K, A, B>(map: Map<K, Map<A, B>>, key: K): Map<A, B> {
  let inner = map.get(key);
  if (inner === undefined) map.set(key, (inner = new Map<A, B>()));
  return inner;
}

/** Finds each answer once. Whoever asks again on the way to it is told `meanwhile`, and for good if nothing is found. */
export function once<K, A>(known: Map<K, A>, key: K, meanwhile: A, find: () => A | undefined): A {
  const before = known.get(key);
  if (before !== undefined) return before;
  known.set(key, meanwhile);
  const found = find();
  if (found === undefined) return meanwhile;
  known.set(key, found);
  return found;
}
