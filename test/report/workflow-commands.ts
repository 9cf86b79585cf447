/** What GitHub's runner reads from a line of a log. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** The commands in a log, found as actions/runner finds them: `::name …::` after white space, or `##[name …]` anywhere. */
export function workflowCommands(log: string): WorkflowCommand[] {
  return log.split(/\r\n|\r|\n/).flatMap(line => {
    const modern = /^\s*::([^\s:]+)(?: (.*?))?::(.*)$/s.exec(line);
    if (modern !== null) return [commandOf(modern[1]!, modern[2] ?? '', modern[3]!)];
    const old = /##\[([^\s\]]+)(?: (.*?))?\](.*)$/s.exec(line);
    return old === null ? [] : [commandOf(old[1]!, old[2] ?? '', old[3]!)];
  });
}

function commandOf(name: string, properties: string, data: string): WorkflowCommand {
  const pairs = properties
    .split(',')
    .filter(pair => pair !== '')
    .map(pair => [pair.slice(0, pair.indexOf('=')).trim(), unescapeProperty(pair.slice(pair.indexOf('=') + 1))]);
  return { name, properties: Object.fromEntries(pairs) as Record<string, string>, data: unescapeData(data) };
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
}
