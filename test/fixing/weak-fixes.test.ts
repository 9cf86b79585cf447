import { describe, expect, it } from 'vitest';
import type { LoadedSource } from '../../src/discover/gather.js';
import { planned } from '../../src/fix/fix.js';
import type { LanguageName } from '../../src/model/model.js';
import { byDefault, findingsOf, openProject } from '../linting.js';

const everything = { ...byDefault, minConfidence: 'possible' } as const;

function source(language: LanguageName, text: string): LoadedSource {
  const path = language === 'python' ? 'a.py' : 'a.ts';
  return { path, absolute: `/${path}`, text, language, encoding: 'utf-8', bom: false, test: false, explicit: false };
}

/** Whether the collection of a text would hold its entries weakly after the fixes. */
async function isWeakened(language: LanguageName, text: string): Promise<boolean> {
  const workspace = await openProject([source(language, text)]);
  const findings = findingsOf(workspace, everything);
  expect(findings).not.toEqual([]);
  await workspace.prepareFor(findings.map(({ place }) => place.path));
  return /\bWeak(Map|Set|KeyDictionary)\b/.test(
    [...planned({ findings, wanted: findings, workspace, scope: everything }, { unsafe: true }).texts.values()].join(),
  );
}

const python = (head: string, type: string): string =>
  `${head}\nseen = {}\ndef handle(order: ${type}, amount):\n    if order not in seen:\n        seen[order] = amount\n    return seen[order]\n`;
const typescript = (head: string, type: string): string =>
  `${head}\nconst seen = new Map<${type}, number>();\nexport function handle(order: ${type}, amount: number) {\n  if (!seen.has(order)) seen.set(order, amount);\n  return seen.get(order);\n}\n`;

describe('a collection is made weak', () => {
  it.each([
    ['class Order:\n    pass\n', 'Order'],
    ['class Order:\n    pass\n', '"Order | None"'],
    ['from asyncio import Task\n', 'Task'],
  ])('in Python, where its keys are told by their identity: %j %s', async (head, type) => {
    expect(await isWeakened('python', python(head, type))).toBe(true);
  });

  it.each([
    ['', 'str'],
    ['class Order(str):\n    pass\n', 'Order'],
    ['from typing import NamedTuple\nclass Order(NamedTuple):\n    a: int\n', 'Order'],
    ['class Order:\n    def __eq__(self, other):\n        return True\n', 'Order'],
    ['class Order:\n    __slots__ = ("a",)\n', 'Order'],
    ['from dataclasses import dataclass\n@dataclass(frozen=True)\nclass Order:\n    a: int\n', 'Order'],
    ['class Order:\n    pass\n', 'Order | str'],
    ['from typing import Union\nclass Order:\n    pass\n', 'Union["Order", str]'],
  ])('not in Python, where they are values: %j %s', async (head, type) => {
    expect(await isWeakened('python', python(head, type))).toBe(false);
  });

  it.each([
    ['class Order {}\n', 'Order'],
    ['', 'HTMLElement'],
  ])('in TypeScript, where its keys are objects: %j %s', async (head, type) => {
    expect(await isWeakened('typescript', typescript(head, type))).toBe(true);
  });

  it.each([
    ['', 'string'],
    ['type Order = string;\n', 'Order'],
    ["import type { Order } from './order.js';\n", 'Order'],
    ['class Order {}\n', 'Order | string'],
    ['class Order {}\n', 'Order | undefined'],
  ])('not in TypeScript, where they may be none: %j %s', async (head, type) => {
    expect(await isWeakened('typescript', typescript(head, type))).toBe(false);
  });
});
