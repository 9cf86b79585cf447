import { deserialize, serialize } from 'node:v8';
import { languageNamed } from '../languages/index.js';
import type { LanguageName, Module } from '../model/model.js';
import type { Source } from '../model/source.js';

/** A source with the name of its language: all that lowering needs, and plain data. */
export type Sourced = Source & { readonly language: LanguageName };

/** What a source says, or why leaklint could not read it. */
export type Facts = { readonly module: Module } | { readonly failure: string };

/** Loads what the languages of the sources need; must have come back before they are lowered or fixed. */
export async function prepareFor(sources: readonly Sourced[]): Promise<void> {
  const languages = new Set(sources.map(({ language }) => language));
  await Promise.all([...languages].map(name => languageNamed(name).prepare()));
}

/** Never throws: a frontend that breaks down costs its file. */
export function lower(source: Sourced): Facts {
  try {
    return { module: languageNamed(source.language).lower(source) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * A module as bytes, for a file or another thread. Unlike JSON it keeps what is one object one object, so that the linker,
 * which remembers what it found by the expression, finds the same; it is as quick, and smaller.
 */
export function packed(module: Module): Buffer {
  return serialize(module);
}

/** Throws for bytes that are no packed module, or that a newer Node packed. */
export function unpacked(bytes: Uint8Array): Module {
  return deserialize(bytes) as Module;
}
