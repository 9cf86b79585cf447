import { indentation, isFirstOnLine, lineStart } from '../../../fixer/text-lines.js';
import type { Edit } from '../../../language.js';
import type { Node } from '../../../syntax.js';
import { type CodeFile, parts } from '../../../fixer/code-file.js';
import { argumentsOf, isTypeScript } from '../file.js';
import { freeName } from '../handler-name.js';
import { hasSemicolons } from '../semicolons.js';
import { statementOf } from './end.js';

/** A handler that got a name, and what writes it above its registration. */
export type Hoisted = { readonly name: string; readonly edits: readonly Edit[] } | { readonly declined: string };

/** `window.addEventListener('resize', () => …)` → `const handleResize = () => …` above it. */
export function hoist(file: CodeFile, call: Node, handler: Node): Hoisted {
  const statement = statementOf(call);
  const name = freeName(file, call);
  if (!statement || !isFirstOnLine(file.text, statement.startIndex))
    return { declined: 'its handler is made anew, and would get its name on a line above' };
  if (name === undefined) return { declined: 'its handler is made anew, and no name is free for it' };
  const code = typed(file, call, handler);
  if (code === undefined) return { declined: 'its parameters have their types from where it stands' };
  const semicolon = hasSemicolons(file, statement.parent!) ? ';' : '';
  const line = `${indentation(file.text, statement.startIndex)}const ${name} = ${code}${semicolon}\n`;
  return { name, edits: [file.insert(lineStart(file.text, statement.startIndex), line), file.replace(handler, name)] };
}

/** The function, with the type that its parameter had where it stood. */
function typed(file: CodeFile, call: Node, handler: Node): string | undefined {
  const text = file.textOf(handler);
  const list = parts(handler).find(({ type }) => type === 'formal_parameters');
  const parameters = list
    ? parts(list)
    : parts(handler)
        .filter(({ type }) => type === 'identifier')
        .slice(0, 1);
  const isTyped = parameters.every(each => parts(each).some(({ type }) => type === 'type_annotation'));
  if (parameters.length === 0 || isTyped || !isTypeScript(file)) return text;
  const [only, ...others] = parameters as [Node, ...Node[]];
  const type = typeOfEvent(file, call);
  if (others.length > 0 || !/^\w+$/.test(file.textOf(only)) || type === undefined) return undefined;
  const written = list ? `${file.textOf(only)}: ${type}` : `(${file.textOf(only)}: ${type})`;
  const at = only.startIndex - handler.startIndex;
  return `${text.slice(0, at)}${written}${text.slice(at + only.endIndex - only.startIndex)}`;
}

/** Of the events of windows and documents; all others have the type `Event`, or one of their own that is not known here. */
const EVENTS = new Map(
  Object.entries({
    KeyboardEvent: 'keydown keyup keypress',
    MouseEvent: 'click dblclick mousedown mouseup mousemove mouseover mouseout mouseenter mouseleave contextmenu',
    PointerEvent: 'pointerdown pointerup pointermove pointercancel pointerover pointerout',
    TouchEvent: 'touchstart touchend touchmove touchcancel',
    DragEvent: 'dragstart dragover dragenter dragleave dragend drop drag',
    ClipboardEvent: 'copy cut paste',
    WheelEvent: 'wheel',
    UIEvent: 'resize',
    FocusEvent: 'focus blur focusin focusout',
    MessageEvent: 'message',
    StorageEvent: 'storage',
    HashChangeEvent: 'hashchange',
    PopStateEvent: 'popstate',
    BeforeUnloadEvent: 'beforeunload',
    PromiseRejectionEvent: 'unhandledrejection',
    Event: 'scroll fullscreenchange visibilitychange selectionchange online offline change input',
  }).flatMap(([type, names]) => names.split(' ').map(name => [name, type] as const)),
);

function typeOfEvent(file: CodeFile, call: Node): string | undefined {
  const callee = file.textOf(parts(call)[0]!);
  if (!/^(?:(?:window|document|globalThis|self|document\.body)\.)?addEventListener$/.test(callee)) return undefined;
  const [topic] = argumentsOf(call);
  return topic && EVENTS.get(file.textOf(topic).slice(1, -1));
}
