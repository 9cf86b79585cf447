// The suites, and where leaklint decides otherwise than their authors.
import { eslintCases } from './eslint-cases.mjs';

const RESOURCES = ['resource-not-closed', 'client-per-call'];
const ruff = 'crates/ruff_linter/resources/test/fixtures';
const snapshots = 'crates/ruff_linter/src/rules';

/** Stands for a program that calls what the suite only writes down: leaklint is silent about what runs once, on import. */
function called(text) {
  const imports = text.split('\n').map(line => (/^(import|from) /.test(line) ? line : ''));
  const body = text.split('\n').map((line, at) => (imports[at] === '' && line !== '' ? `    ${line}` : ''));
  return {
    text: [...imports.filter(Boolean), 'def suite():', ...body].join('\n'),
    shift: imports.filter(Boolean).length + 1,
  };
}

/** One site for each line that `opens` speaks of; `marked` are those that the authors say are bad. */
function sitesOf(file, text, marked, opens, shift = 0) {
  return text.split('\n').flatMap((line, at) => {
    const bad = marked.has(at + 1);
    return bad || opens.test(line) ? [{ file, line: at + 1 + shift, bad, text: line }] : [];
  });
}

/** The lines of a ruff snapshot's ` --> file.py:8:5`. */
function snapshotLines(text) {
  return new Set([...text.matchAll(/-->\s+\S+?:(\d+):\d+/g)].map(([, line]) => Number(line)));
}

function linesWith(text, mark) {
  return new Set(text.split('\n').flatMap((line, at) => (mark.test(line) ? [at + 1] : [])));
}

const LATE = {
  bad: true,
  test: /TestCase|Lock|[lL]ock\.acquire|sema\.acquire|manager\.start/,
  why: 'locks and servers are no resources that are opened',
};
const STORED = {
  bad: true,
  test: /job_(list|dict)\[/,
  why: 'stored in a collection: others may close it (RULES.md 4)',
};
const PARTS = {
  bad: true,
  test: /^\s+(multiprocessing\.Pool\(\),|"bar")/,
  why: 'parts of a tuple that is taken apart at module level run once (RULES.md 1)',
};
const OWN_ELEMENT = {
  bad: true,
  test: /ref=\{node => this\.rootNodeRef = node\}/,
  why: 'on an element that the component renders itself, and that goes with its listeners (RULES.md: own emitters)',
};
const GIVEN_NOTHING = {
  bad: true,
  test: /removeListener\(\)/,
  why: 'Node throws where it is given no function to remove: the program stops, and the compiler says so before',
};
const UNDEFINED = {
  bad: true,
  test: /'data', dataHandler2\)/,
  why: 'removes a variable that is nowhere defined: the program stops, and the compiler says so before',
};
const AT_ONCE = {
  bad: true,
  test: /^\s*const emitter = new EventEmitter\(\)/,
  why: 'added once, while the module loads, to an emitter that the module makes itself (RULES.md 1)',
};
const ALL_TAKEN = {
  bad: true,
  test: /removeAllListeners\(\)/,
  why: 'the inline function is taken back with all the others: `removeAllListeners` needs no function',
};
const ONE_OF_TWO = {
  bad: false,
  test: /removeEventListener\('click', anotherClickHandler\)/,
  why: 'of two listeners one is taken back, and the other forgotten: that rule asks only whether a removal matches',
};
const OPTIONAL = {
  bad: false,
  test: /\?\.\(|\?\.bind/,
  why: 'the same removal of a fresh function, called with `?.`: it removes nothing either',
};
const FAILING = {
  bad: false,
  test: /f15 = opener_func2|f18 = open|f28 = open/,
  why: 'marked as false alarms of the suite',
};

export const suites = [
  {
    name: 'ruff SIM115',
    repo: 'astral-sh/ruff',
    rules: RESOURCES,
    async cases(read) {
      const text = read(`${ruff}/flake8_simplify/SIM115.py`);
      const marks = read(
        `${snapshots}/flake8_simplify/snapshots/ruff_linter__rules__flake8_simplify__tests__SIM115_SIM115.py.snap`,
      );
      if (text === undefined || marks === undefined) return undefined;
      const program = called(text);
      const sites = sitesOf('SIM115.py', text, snapshotLines(marks), /open\w*\(|File\(|input\(/, program.shift);
      return { files: [{ name: 'SIM115.py', text: program.text }], sites };
    },
    decisions: [
      {
        bad: true,
        test: /x = open_shelf|TF\(|dbm\.sqlite3/,
        why: 'closed in the next statement: nothing in between can fail',
      },
    ],
  },
  {
    name: 'pylint consider-using-with',
    repo: 'pylint-dev/pylint',
    rules: RESOURCES,
    async cases(read) {
      const files = [];
      const sites = [];
      for (const name of ['consider_using_with.py', 'consider_using_with_open.py']) {
        const text = read(`tests/functional/c/consider/${name}`);
        if (text === undefined) return undefined;
        files.push({ name, text });
        sites.push(...sitesOf(name, text, linesWith(text, /\[consider-using-with\]/), /must not trigger(?! as|,)/));
      }
      return { files, sites };
    },
    decisions: [
      LATE,
      STORED,
      PARTS,
      { bad: true, test: /^myfile = open/, why: 'at module level: it runs once (RULES.md 1)' },
      { bad: true, test: /\.close\(|\bfh = |tf = /, why: 'closed in the next statement: nothing in between can fail' },
      { bad: true, test: /myzip\.open/, why: 'a member of an archive that is reported itself' },
    ],
  },
  {
    name: 'CodeQL FileNotAlwaysClosed',
    repo: 'github/codeql',
    rules: RESOURCES,
    async cases(read) {
      const text = read('python/ql/test/query-tests/Resources/FileNotAlwaysClosed/resources_test.py');
      if (text === undefined) return undefined;
      const bad = linesWith(text, /\$ ?(MISSING: ?)?(Alert|notAlwaysClosed)/);
      return { files: [{ name: 'resources.py', text }], sites: sitesOf('resources.py', text, bad, /\bopen\(/) };
    },
    decisions: [
      FAILING,
      { bad: true, test: /fd = os\.open\(path, "w"/, why: 'told of the file that is made of it, in the next line' },
      {
        bad: true,
        test: /f14 = opener_func2/,
        why: 'opened by another function, and closed in the next statement but one',
      },
      { bad: true, test: /f23 = open/, why: 'handed to a wrapper, which may close it (RULES.md 4)' },
      {
        bad: true,
        test: /f11 = open|f17 = open/,
        why: 'closed where it fails, in all the ways that the author thought of',
      },
    ],
  },
  {
    name: 'ruff B019',
    repo: 'astral-sh/ruff',
    rules: ['cached-method'],
    async cases(read) {
      const text = read(`${ruff}/flake8_bugbear/B019.py`);
      const marks = read(
        `${snapshots}/flake8_bugbear/snapshots/ruff_linter__rules__flake8_bugbear__tests__B019_B019.py.snap`,
      );
      if (text === undefined || marks === undefined) return undefined;
      return {
        files: [{ name: 'B019.py', text }],
        sites: sitesOf('B019.py', text, snapshotLines(marks), /^\s+@.*(cache|property)/),
      };
    },
    decisions: [
      { bad: true, test: /^    @functools.lru_cache$/, why: 'a method of a metaclass: classes are there for good' },
    ],
  },
  {
    name: 'bugbear B019',
    repo: 'PyCQA/flake8-bugbear',
    rules: ['cached-method'],
    async cases(read) {
      const text = read('tests/eval_files/b019.py');
      if (text === undefined) return undefined;
      return {
        files: [{ name: 'b019.py', text }],
        sites: sitesOf('b019.py', text, linesWith(text, /# B019/), /^\s+@.*(cache|property)/),
      };
    },
  },
  {
    name: 'ruff B006',
    repo: 'astral-sh/ruff',
    rules: ['mutable-default'],
    async cases(read) {
      const files = [];
      const sites = [];
      for (const number of ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'B008']) {
        const name = `B006_${number}.py`;
        const text = read(`${ruff}/flake8_bugbear/${name}`);
        const marks = read(
          `${snapshots}/flake8_bugbear/snapshots/ruff_linter__rules__flake8_bugbear__tests__B006_${name}.snap`,
        );
        if (text === undefined || marks === undefined) return undefined;
        files.push({ name, text });
        sites.push(...sitesOf(name, text, snapshotLines(marks), /^\s*(async )?def /));
      }
      return { files, sites };
    },
    decisions: [
      {
        bad: true,
        test: /./,
        why: 'the function neither grows nor stores its default: it is told where it does (RULES.md)',
      },
    ],
  },
  ...[
    ['listeners no-missing-remove', 'no-missing-remove-event-listener'],
    ['listeners matching-remove', 'matching-remove-event-listener'],
    ['listeners no-inline-function', 'no-inline-function-event-listener'],
  ].map(([name, file]) => ({
    name,
    repo: 'foad/eslint-plugin-listeners',
    rules: ['listener-not-removed', 'listener-mismatch', 'teardown-misses', 'effect-without-cleanup'],
    cases: read => eslintCases(read(`tests/src/rules/${file}.ts`), 'tsx'),
    decisions: [OWN_ELEMENT, GIVEN_NOTHING, UNDEFINED, AT_ONCE, ALL_TAKEN, ONE_OF_TWO],
  })),
  {
    name: 'wc require-listener-teardown',
    repo: '43081j/eslint-plugin-wc',
    rules: ['listener-not-removed', 'listener-mismatch', 'teardown-misses', 'effect-without-cleanup'],
    cases: read => eslintCases(read('src/test/rules/require-listener-teardown_test.ts'), 'ts'),
    decisions: [
      {
        bad: true,
        test: /this\.addEventListener/,
        why: 'an element that listens to itself: its listeners go with it',
      },
      {
        bad: false,
        test: /extends Unknown/,
        why: 'whatever its base is, only the Web platform calls connectedCallback',
      },
    ],
  },
  {
    name: 'unicorn no-invalid-remove-event-listener',
    repo: 'sindresorhus/eslint-plugin-unicorn',
    rules: ['listener-mismatch', 'listener-not-removed'],
    cases: read => eslintCases(read('test/no-invalid-remove-event-listener.js'), 'ts'),
    decisions: [OPTIONAL],
  },
  {
    name: 'rxjs-angular prefer-takeuntil',
    repo: 'cartant/eslint-plugin-rxjs-angular',
    rules: ['subscription-not-closed', 'teardown-misses'],
    // What the suite subscribes to stands for a stream that goes on.
    cases: read =>
      eslintCases(read('tests/rules/prefer-takeuntil.ts')?.replaceAll('of("o")', 'new Subject<string>()'), 'ts'),
    decisions: [
      {
        bad: false,
        test: /@Directive\(|@Pipe\(/,
        why: 'directives and pipes come and go as components do, which the suite looks at alone',
      },
      { bad: true, test: /NoSubjectComponent/, why: 'ended by a signal that is not its own (RULES.md 7: takeUntil)' },
      {
        bad: true,
        test: /NoCompleteComponent/,
        why: 'the value ends it: to complete the signal as well frees no more',
      },
    ],
  },
];
