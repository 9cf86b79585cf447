import type { Range } from '../../../model/model.js';
import type { Grammar } from '../../syntax.js';
import { attributesOf } from './attributes.js';
import type { Mustache } from './braces.js';
import { type Element, elementsOf } from './elements.js';
import { type Tag, tagsOf } from './tags.js';

/** A script block of a Vue or Svelte file. */
export interface Script {
  readonly tag: Range;
  readonly inner: Range;
  /**
   * - module: on import, once: Vue's plain script, Svelte's `module` script
   * - instance: for every component that is made: `<script setup>`, Svelte's plain script
   */
  readonly runs: 'module' | 'instance';
  /** `src="./x.js"`: the script is that file. */
  readonly from: string | undefined;
}

/** The script blocks of one file, how they are to be read, and what the component draws. */
export interface Scripts {
  readonly framework: Framework;
  readonly scripts: readonly Script[];
  /**
   * The file's text up to the end of the last script, with blanks for all that is none: every offset is the file's own, and
   * the parser passes over blanks at a quarter of what it takes for code.
   */
  readonly text: string;
  readonly grammar: Grammar;
  /** The tag of a script that does not end. */
  readonly unclosed: Range | undefined;
  /** Of a template in HTML, what stands in it; of a Svelte file all that is no script and no style. */
  readonly page: readonly Element[];
}

export type Framework = 'vue' | 'svelte';

const MUSTACHES: Readonly<Record<Framework, Mustache>> = { vue: '{{', svelte: '{' };
/** Of `lang`, or of `type`: what else is written there is not read. */
const READABLE = /^(?:(?:text|application)\/)?(?:java|ecma|type)script$|^(?:text\/)?(?:js|jsx|ts|tsx|babel)$|^module$/;
const TYPED = /^(?:text\/)?(?:ts|typescript)$/;

/** Whose component a file is, by its name. */
export function frameworkOf(path: string): Framework | undefined {
  return /\.(vue|svelte)$/i.exec(path)?.[1]?.toLowerCase() as Framework | undefined;
}

/** The scripts of a component file, with all else blanked out. */
export function scriptsOf(framework: Framework, text: string): Scripts {
  const scripts: Script[] = [];
  let grammar: Grammar = 'tsx';
  let unclosed: Range | undefined;
  const elements = elementsOf(tagsOf(text, MUSTACHES[framework]));
  for (const { tag } of elements) {
    if (tag.is !== 'raw' || tag.name !== 'script') continue;
    const attributes = attributesOf(tag);
    const language = attributes.get('lang') ?? attributes.get('type') ?? 'js';
    if (!READABLE.test(language)) continue;
    if (TYPED.test(language)) grammar = 'typescript';
    if (!tag.closed) unclosed = tag.at;
    scripts.push(scriptOf(framework, tag, attributes));
  }
  const page =
    framework === 'svelte'
      ? elements
      : elements.flatMap(({ tag, children }) => (tag.name === 'template' ? children : []));
  return { framework, scripts, text: withoutMarkup(text, scripts), grammar, unclosed, page };
}

function scriptOf(framework: Framework, { at, inner }: Tag, attributes: ReadonlyMap<string, string>): Script {
  const isInstance =
    framework === 'vue' ? attributes.has('setup') : !attributes.has('module') && attributes.get('context') !== 'module';
  return { tag: at, inner, runs: isInstance ? 'instance' : 'module', from: attributes.get('src') };
}

/** A semicolon stands where one script ends, so that it does not go on in the next. */
function withoutMarkup(text: string, scripts: readonly Script[]): string {
  let code = '';
  for (const { inner } of scripts) {
    if (code !== '') code += ';';
    code += blank(text.slice(code.length, inner[0])) + text.slice(inner[0], inner[1]);
  }
  return code;
}

function blank(markup: string): string {
  return markup.replace(/[^\r\n]+/g, line => ' '.repeat(line.length));
}
