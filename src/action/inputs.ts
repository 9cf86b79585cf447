import { UsageError } from '../config/usage-error.js';
import { confidences, severities } from '../finding.js';
import { shellWords } from './shell-words.js';

/** Variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the action was asked for, as action.yml names it. */
export interface Inputs {
  readonly paths: readonly string[];
  readonly args: readonly string[];
  /** Options that take the value of the input of the same name, where it has one. */
  readonly options: Readonly<Record<string, string>>;
  readonly failOn: string;
  readonly onlyChanged: 'lines' | 'files' | undefined;
  readonly sarifFile: string;
  readonly annotations: boolean;
  readonly summary: boolean;
  readonly workingDirectory: string;
}

/** Reads the inputs as the runner hands them over: `INPUT_FAIL-ON`. Throws `UsageError` for one that says nothing known. */
export function readInputs(environment: Environment): Inputs {
  const input = (name: string): string => environment[`INPUT_${name.toUpperCase()}`]?.trim() ?? '';
  return {
    paths: words('paths', input('paths')),
    args: words('args', input('args')),
    options: {
      config: input('config'),
      'min-confidence': oneOf('min-confidence', input('min-confidence'), confidences),
      baseline: input('baseline'),
    },
    failOn: oneOf('fail-on', input('fail-on'), [...severities, 'never']),
    onlyChanged: onlyChanged(input('only-changed')),
    sarifFile: input('sarif-file'),
    annotations: yesOrNo('annotations', input('annotations')),
    summary: yesOrNo('summary', input('summary')),
    workingDirectory: input('working-directory'),
  };
}

function words(name: string, text: string): string[] {
  const parted = shellWords(text);
  if (parted === undefined)
    throw new UsageError(`input ${name}: a quote or a backslash is not followed by what ends it: ${text}`);
  return parted;
}

function onlyChanged(text: string): Inputs['onlyChanged'] {
  if (text === 'files' || text === 'lines') return text;
  return yesOrNo('only-changed', text === '' ? 'false' : text, 'lines, files, ') ? 'lines' : undefined;
}

/** The text, if there is any, is one of the words. */
function oneOf(name: string, text: string, words: readonly string[]): string {
  if (text === '' || words.includes(text)) return text;
  throw new UsageError(`input ${name} is one of ${words.join(', ')}, not ${text}`);
}

/** The words of YAML 1.2 for yes and no, as the runner's own toolkit reads them; yes where nothing is said. */
function yesOrNo(name: string, text: string, others = ''): boolean {
  if (/^(?:true|True|TRUE|)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  throw new UsageError(`input ${name} is one of ${others}true, false, not ${text}`);
}

/** The command line that does what the inputs say. `since` is the commit that the changes are counted from. */
export function argumentsOf(inputs: Inputs, since: string | undefined): string[] {
  const { paths, args, options, failOn, onlyChanged: wanted } = inputs;
  return [
    'check',
    '--color',
    ...Object.entries(options).flatMap(([name, value]) => (value === '' ? [] : [`--${name}=${value}`])),
    ...(failOn === 'never' ? ['--exit-zero'] : failOn === '' ? [] : [`--fail-on=${failOn}`]),
    ...(since === undefined ? [] : [`--since=${since}`, ...(wanted === 'lines' ? ['--changed-lines'] : [])]),
    ...args,
    '--',
    ...(paths.length > 0 ? paths : ['.']),
  ];
}
