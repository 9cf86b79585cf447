/** What `leaklint init` writes: a configuration that changes nothing yet and says what could be changed. */

const json = `{
  "$schema": "./node_modules/leaklint/dist/leaklint.schema.json",

  // A level for each rule: "off", "note", "warning" or "error"; or its options. \`leaklint rules\` lists them.
  "rules": {
    // "mutable-default": "off",
    // The bound that fixes write where no constant is in sight:
    // "unbounded-growth": { "severity": "error", "limit": 1000 }
  },

  // Besides what .gitignore says, and dist, build, vendor, node_modules, .venv and the like.
  "exclude": [
    // "migrations", "src/generated/**"
  ],

  // Other levels for some files; of several that fit the last one counts.
  "overrides": [
    // { "files": ["scripts/**"], "rules": { "global-accumulator": "off" } }
  ],

  // What your own libraries do, where leaklint cannot see it.
  "catalog": {
    // "containers": [{ "make": "acme.cache.Store", "holds": "mapping", "limit": { "name": "size", "position": 0 } }],
    // "memos": [{ "call": "acme.tools.remember", "keeps": "unbounded" }],
    // "pairs": [{ "acquire": "bus.subscribe", "release": "bus.unsubscribe" }],
    // "phases": [{ "class": "acme.ui.Screen", "acquire": "onShow", "release": "onHide" }]
  }
}
`;

const toml = `# Besides what .gitignore says, and dist, build, vendor, node_modules, .venv and the like.
exclude = [
  # "migrations", "src/generated/**",
]

# A level for each rule: "off", "note", "warning" or "error"; or its options. \`leaklint rules\` lists them.
[rules]
# mutable-default = "off"
# The bound that fixes write where no constant is in sight:
# unbounded-growth = { severity = "error", limit = 1000 }

# Other levels for some files; of several that fit the last one counts.
# [[overrides]]
# files = ["scripts/**"]
# rules = { global-accumulator = "off" }

# What your own libraries do, where leaklint cannot see it.
# [[catalog.containers]]
# make = "acme.cache.Store"
# holds = "mapping"
# limit = { name = "size", position = 0 }
#
# [[catalog.memos]]
# call = "acme.tools.remember"
# keeps = "unbounded"
#
# [[catalog.pairs]]
# acquire = "bus.subscribe"
# release = "bus.unsubscribe"
#
# [[catalog.phases]]
# class = "acme.ui.Screen"
# acquire = "on_show"
# release = "on_hide"
`;

/** Python projects have TOML, the others JSON. */
export function starterFor(isPython: boolean): { readonly name: string; readonly text: string } {
  return isPython ? { name: 'leaklint.toml', text: toml } : { name: 'leaklint.jsonc', text: json };
}

/** The lines that make pre-commit and GitHub run leaklint, for a person to put where they belong. */
export function hookLines(version: string): string {
  return `To run it before each commit, in .pre-commit-config.yaml:

  - repo: https://github.com/OWNER/leaklint # where your leaklint comes from
    rev: v${version}
    hooks:
      - id: leaklint

To run it on pull requests, in .github/workflows/leaklint.yml:

  name: leaklint
  on: [pull_request]
  permissions:
    contents: read
  jobs:
    leaklint:
      runs-on: ubuntu-latest
      steps:
        - uses: actions/checkout@v5
          with: { fetch-depth: 0 }
        - uses: OWNER/leaklint@v${version}
          with: { only-changed: lines }

To keep what is there quiet, and hear of what is new:

  leaklint --baseline leaklint-baseline.json --update-baseline
  leaklint --baseline leaklint-baseline.json
`;
}
