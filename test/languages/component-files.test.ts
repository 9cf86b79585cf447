import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { typescript } from '../../src/languages/typescript/index.js';
import type { Module } from '../../src/model/model.js';
import { printModule } from '../../src/model/print.js';
import { rangeOf, spanOf } from '../../src/model/span.js';
import { validateModule } from '../../src/model/validate.js';
import { folderWith, leaklint } from '../command.js';
import { Linked } from '../link/linked.js';

beforeAll(() => typescript.prepare());

function lowered(path: string, text: string): Module {
  const module = typescript.lower({ path, text });
  expect(validateModule(module)).toEqual([]);
  return module;
}

/** The facts with their line numbers, without the module's own line. */
function facts(path: string, text: string): string[] {
  return printModule(lowered(path, text))
    .trimEnd()
    .split('\n')
    .slice(1)
    .map(line => line.replace(/^ +/, '').replace('  ', ' '));
}

describe('the scripts of a Vue file', () => {
  it('run once for the file, or for every component with `setup`; imports belong to the file', () => {
    const text = `<template><p>{{ name }}</p></template>
<script lang="ts">
export const seen = new Set<string>();
</script>
<script setup lang="ts">
import { load } from './load';
const names = <string[]>load();
function add(name: string) { seen.add(name); }
</script>
`;
    expect(facts('src/NameList.vue', text)).toEqual([
      "6   import load from './load'",
      '3   new Set()',
      '3   seen: Set[string] = new Set()',
      '5   class NameList(also VueComponent)',
      '5     constructor function NameList()',
      '7       load()',
      '7       names = load()',
      '8       function add(name: string)',
      '8         seen.add(name) · dropped',
      '3   export seen = seen',
      '5   export default = class NameList',
    ]);
  });

  it('have an object of options that is a class', () => {
    const text = `<script>
export default {
  name: 'NameList',
  mixins: [sorted],
  props: { first: { default: () => [] } },
  data() { return { names: [], open: false }; },
  computed: { count() { return this.names.length; }, all: { get() {}, set(to) {} } },
  watch: { names(now) { log(now); } },
  created() { load(); },
  methods: { ...mapActions(['a']), add: function (name) { this.names.push(name); }, later: debounce(f), run: () => 1 },
};
</script>`;
    expect(facts('a.vue', text)).toEqual([
      '2   class NameList(sorted, also VueComponent)',
      '5     arrow function props first default() => []',
      '6     method function data()',
      '6       return {"names": [], "open": false}',
      '6     field this.names = []',
      '6     field this.open = false',
      '7     getter function count()',
      '7       return this.names.length',
      '7     method function all get()',
      '7     method function all set(to)',
      '8     method function watch names(now)',
      '8       log(now) · dropped',
      '9     method function created()',
      '9       load() · dropped',
      '10     mapActions(["a"])',
      '10     function add(name)',
      '10       this.names.push(name) · dropped',
      '10     debounce(f)',
      '10     field this.later = debounce(f)',
      '10     arrow function run() => 1',
      '2   export default = class NameList',
    ]);
  });

  it('may be another file', () => {
    expect(facts('a.vue', '<script src="./a.js" />\n<template>x</template>')).toEqual([
      "1   export default from './a.js'",
    ]);
  });

  it('stand at the top: not in comments, templates, strings and styles', () => {
    const text = `<!-- <script>a()</script> -->
<template><div v-if="a > b"><template #x>{{ a <b }}</template><script>b()</script></div></template>
<style>/* <script>c()</script> */</style>
<docs>{ <script>d()</script> }</docs>
<template lang="pug">
p <script>
</template>
<script>
e('</style><script>');
</script>`;
    expect(facts('a.vue', text)).toEqual(['9   e("</style><script>") · dropped']);
  });

  it.each(['json', 'text/x-template', 'application/ld+json', 'coffee'])('are not read where they are %s', language => {
    expect(facts('a.vue', `<script type="${language}">a(</script>`)).toEqual([]);
    expect(lowered('a.vue', `<script lang="${language}">a(</script>`).problems).toEqual([]);
  });

  it.each([
    ['tsx', 'const a = <A<string> b={1} />;'],
    ['jsx', 'const a = <a />;'],
    ['ts', 'const a = <string>b;'],
    ['js', 'const a = <a />;'],
  ])('may be %s', (language, code) => {
    expect(lowered('a.vue', `<script lang="${language}">${code}</script>`).problems).toEqual([]);
  });
});

describe('the scripts of a Svelte file', () => {
  it.each(['module', 'context="module"'])('run once for the file with `%s`, else for every component', mark => {
    const text = `<script ${mark}>
  const seen = [];
</script>
<script>
  export let row;
  $: total = row.length;
  $: { seen.push(total); }
</script>
{#if total <b}<p>{@html "<script>a()</script>"}</p>{/if}
<svelte:head><script>b()</script></svelte:head>
`;
    expect(facts('Row.svelte', text)).toEqual([
      '2   seen = []',
      '4   class Row(also SvelteComponent)',
      '4     constructor function Row()',
      '5       row',
      '6       arrow function()',
      '6         total = row.length',
      '6       $effect(() => {…}) · dropped',
      '7       arrow function()',
      '7         seen.push(total) · dropped',
      '7       $effect(() => {…}) · dropped',
      '4   export default = class Row',
    ]);
  });

  it('may stand behind markup of all kinds', () => {
    const text = `<input bind:value on:input={() => a > '}' && "{"}>
<p>it's {"</p>"} {\`\${a}\`}</p>
<img alt="a > b"><br>
<script>c()</script>`;
    expect(facts('a.svelte', text)).toContain('4       c() · dropped');
  });
});

describe('what a component draws', () => {
  it('is what the script of a Vue file gives back: its components, under which condition and in which others', () => {
    const text = `<script setup>
import UserList from './UserList.vue';
</script>
<template>
  <header><user-list :rows="all" v-model:open="isOpen" title="All" /></header>
  <Tabs v-if="was" v-show="is"><UserList v-for="rows in pages" /></Tabs>
  <p v-else><Help @click="go" /></p>
  <slot><Empty /></slot>
</template>
`;
    expect(facts('a.vue', text).filter(line => line.includes('return'))).toEqual([
      '5       return [UserList(rows=…, open=…, title="All"), Tabs(children=… and [UserList()]), … and [Help()], … and [Empty()]]',
    ]);
  });

  it('is what the first object of options in a Vue file gives back by `render`', () => {
    const text = `<template><Row/></template><script>
export default { components: { Row }, data() { return {}; }, methods: {} };
export const other = { data() {}, methods: {} };
</script>`;
    const drawing = facts('a.vue', text).filter(line => /render|Row\(/.test(line));
    expect(drawing).toEqual(['2     method function render()', '1       Row()', '1       return [Row()]']);
  });

  it('is all that is no script in a Svelte file, with its blocks', () => {
    const text = `{#if a < b}<Row {rows} bind:open={isOpen} />{:else}<Help />{/if}
<script>let rows;</script>
<Foot on:click={() => go()} />`;
    expect(facts('a.svelte', text).filter(line => line.includes('return'))).toEqual([
      '1       return [… and [Row(open=…), Help()], Foot()]',
    ]);
  });
});

describe('any Vue or Svelte file', () => {
  it.each([
    ['no end', '<script>a()'],
    ['a tag without an end', '<script lang="ts'],
    ['nothing in it', ''],
    ['nothing but signs', '<'.repeat(5000) + '{'.repeat(5000) + '<!--'],
    ['braces without an end', '{'.repeat(200_000) + '<script>a()</script>'],
    ['strings without an end', `{${"'\\".repeat(100_000)}<script>a()</script>`],
    ['elements without an end', '<a>'.repeat(100_000) + '</b>'.repeat(100_000) + '<script>a()</script>'],
    [
      'elements in elements',
      '<script setup>a()</script><template>' + '<a>'.repeat(50_000) + '<B/>' + '</a>'.repeat(50_000) + '</template>',
    ],
    ['tags without an end', '<a '.repeat(100_000)],
    ['upper case', '<SCRIPT>a()</SCRIPT>'],
    ['two scripts that are one too many', '<script>let a;</script><script>let a;</script>'],
    ['a syntax error in each of its scripts', '<script>a(</script>\n<script setup>(b</script>'],
    ['a NUL', '<scr\0ipt>a()</script>'],
  ])('with %s is read, with one problem at most', (_, text) => {
    for (const path of ['a.vue', 'a.svelte']) expect(lowered(path, text).problems.length).toBeLessThan(2);
  });

  it('without the end of its script says so', () => {
    expect(lowered('a.vue', '\n<script>a()').problems).toEqual([
      { at: spanOf(1, 9), message: 'this script has no end' },
    ]);
  });

  it('keeps the places of its file, whatever ends its lines', () => {
    const text = '<p>😀</p>\r\n<script>\r\na(1)\r\n</script>';
    const [call] = lowered('a.vue', text).facts;
    expect(text.slice(...rangeOf(call!.at))).toBe('a(1)');
    expect(lowered('a.vue', text).lineStarts).toHaveLength(4);
  });
});

describe('components, linked', () => {
  const store =
    'export const rows = new Map<string, object>();\nexport function keep(id: string, row: object) { rows.set(id, row); }';

  it('import and are imported', async () => {
    const program = await Linked.of({
      'store.ts': store,
      'Row.vue': `<script setup>import { keep } from './store'; keep(props.id, {});</script>`,
      'main.ts': `import Row from './Row.vue'; import { rows } from './store';`,
    });
    expect(program.meaning('Row.vue', 'keep')).toBe('function store.ts:keep');
    expect(program.meaning('main.ts', 'Row')).toBe('class Row.vue:Row');
    expect(program.runs('keep')).toBe('repeated');
  });

  const list = (more: string): string => `<script>
    ${more}
    export default { data() { return { rows: [] }; }, created() { ready(); }, methods: { add(x) { this.rows.push(x); } } };
    function ready() {}
    </script>`;

  it.each([
    ['a component that others show', { 'List.vue': list('') }, 'component', 'repeated'],
    ['the one that a new project begins with', { 'App.vue': list('') }, 'process', 'once'],
    [
      'the one that is put into the page',
      { 'List.vue': list(''), 'main.js': `import List from './List.vue';\ncreateApp(List).mount('#a');` },
      'process',
      'once',
    ],
    [
      'a mixin of the one that is put into the page',
      {
        'list.js': list('').replace(/<.?script>/g, ''),
        'main.js': `import list from './list';\nnew Vue({ mixins: [list], render: h => h(App) });`,
      },
      'process',
      'once',
    ],
    [
      'one that a function puts into the page whenever it is called',
      {
        'List.vue': list(''),
        'main.js': `import List from './List.vue';\nexport function show() { createApp(List).mount('#a'); }`,
      },
      'component',
      'repeated',
    ],
  ])('live and run as %s', async (_, files, life, runs) => {
    const program = await Linked.of(files);
    expect(program.life('this.rows')).toBe(life);
    expect(program.runs('ready')).toBe(runs);
    expect(program.runs('add')).toBe('repeated');
  });

  it('keep what their script declares as long as they live', async () => {
    const program = await Linked.of({
      'List.svelte': '<script>\nlet rows = [];\nfunction add(row) { rows.push(row); }\n</script>\n<a on:click={add} />',
      'App.vue':
        '<script setup>\nconst notes = [];\nfunction note(row) { notes.push(row); }\n</script>\n<template><a @click="note" /></template>',
    });
    expect([program.life('rows'), program.life('notes')]).toEqual(['component', 'process']);
  });

  it('are told by their options in other files too', async () => {
    const program = await Linked.of({
      'list.ts': `import { defineComponent } from 'vue';
        export const List = defineComponent({ data: () => ({ rows: [] }), methods: { add(x) { this.rows.push(x); } } });`,
      'page.ts': `Page({ data: { rows: [] }, onLoad() { this.rows.push(1); } });`,
    });
    expect(program.meaning('list.ts', 'List')).toBe('class list.ts:List');
    expect(program.life('this.rows')).toBe('component');
  });
});

const leaky = `<template>\r
  <p @click="keep">{{ notes.length }}</p>\r
</template>\r
\r
<script>\r
import { socket } from './socket';\r
export default {\r
  data() {\r
    return { notes: [] };\r
  },\r
  created() {\r
    socket.on('note', note => {\r
      this.notes.push(note);\r
    });\r
  },\r
};\r
</script>\r
<style>p { color: red }</style>\r
`;

describe('what the script of a component begins', () => {
  const listen = "addEventListener('resize', () => console.log('wide'));";
  it.each([
    ['its setup', 'Room.vue', `<script setup>\n${listen}\n</script>\n`, 'onUnmounted'],
    [
      'a method of that name',
      'Room.vue',
      `<script>\nexport default { setup() { ${listen} } };\n</script>\n`,
      'onUnmounted',
    ],
    ['another phase', 'Room.vue', `<script>\nexport default { mounted() { ${listen} } };\n</script>\n`, 'unmounted'],
    ['a Svelte file', 'Room.svelte', `<script>\n${listen}\n</script>\n`, 'onDestroy'],
  ])('ends in the hook of its framework: %s', (_, path, text, hook) => {
    const { stdout } = leaklint([], folderWith({ [path]: text }));
    expect(stdout).toContain(`instead: Release it in \`${hook}\`.`);
  });
});

describe('a component that listens and does not stop', () => {
  const hears = `<script setup>
import { bus } from './bus';
const seen = [];
bus.on('news', note => seen.push(note));
</script>
<template><p /></template>
`;
  const shell = (page: string): string => `<template>${page}</template>
<script setup>
import Body from './Body.vue';
</script>
`;
  const body = (page: string): string => `<template><section>${page}</section></template>
<script setup>
import { defineAsyncComponent } from 'vue';
const News = defineAsyncComponent(() => import('./News.vue'));
</script>
`;
  const told = (page: string, inner: string): boolean => {
    const folder = folderWith({
      'main.js': `import { createApp } from 'vue';\nimport Shell from './Shell.vue';\ncreateApp(Shell).mount('#app');\n`,
      'bus.js': `import { EventEmitter } from 'node:events';\nexport const bus = new EventEmitter();\n`,
      'Shell.vue': shell(page),
      'Body.vue': body(inner),
      'News.vue': hears,
    });
    return leaklint(['-f', 'concise'], folder).stdout.includes('effect-without-cleanup');
  };

  it.each([
    ['the root draws what always draws it', '<Body />', '<News />', false],
    ['it is made when it is first looked at, and then hidden', '<Body />', '<News v-if="was" v-show="is" />', false],
    ['it is made whenever it is looked at', '<Body />', '<News v-if="is" />', true],
    ['there is one for each of many', '<Body />', '<News v-for="room in rooms" />', true],
    ['it stands in what opens and closes', '<Body />', '<Drawer v-model="isOpen"><News /></Drawer>', true],
  ])('is told as it is drawn: %s', (_, page, inner, expected) => {
    expect(told(page, inner)).toBe(expected);
  });
});

describe('the command line', () => {
  it('finds what stands in scripts, at its line and column of the file', () => {
    const { code, stdout } = leaklint(['-f', 'concise'], folderWith({ 'src/App.vue': leaky }));
    expect(stdout).toMatch(/^src\/App\.vue:13:7: warning\[likely\] registry-without-removal: `this\.notes`/);
    expect(code).toBe(1);
  });

  it('is quiet where a comment of the script says so, and tells of one that is not needed', () => {
    const quiet = leaky.replace('push(note);', 'push(note); // leaklint: ignore[registry-without-removal] -- few');
    expect(leaklint(['-f', 'concise'], folderWith({ 'App.vue': quiet })).stdout).toBe('');
    const vain = quiet.replace('registry-without-removal', 'timer-not-cleared');
    const { stdout } = leaklint(['-f', 'concise'], folderWith({ 'App.vue': vain }));
    expect(stdout).toMatch(/^App\.vue:13:30: note\[certain\] unused-suppression/m);
  });

  it('fixes the script and nothing else, byte for byte', () => {
    const folder = folderWith({ 'App.vue': leaky });
    leaklint(['--fix', '--unsafe-fixes'], folder);
    const trim = '      if (this.notes.length > 1000) this.notes.shift();\r\n';
    expect(readFileSync(join(folder, 'App.vue'), 'utf8')).toBe(
      leaky.replace('push(note);\r\n', `push(note);\r\n${trim}`),
    );
  });

  it('takes a component on stdin', () => {
    const { stdout } = leaklint(['-f', 'concise', '--stdin-filename', 'App.vue'], folderWith({}), leaky);
    expect(stdout).toMatch(/^App\.vue:13:7: /);
  });
});
