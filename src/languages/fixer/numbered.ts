import type { Range } from '../../model/model.js';
import type { Use } from '../fix-intent.js';

/** `xs.append((len(xs), x))`: what is added gets a number, which would come again where the size does not grow any more. */
export function isNumbered(uses: readonly Use[], [start, end]: Range): boolean {
  return uses.some(({ how, name, place: { span } }) => {
    const isSize = how === 'size' || (how === 'member' && /^(?:length|size)$/.test(name));
    return isSize && span[0] >= start && span[1] <= end;
  });
}
