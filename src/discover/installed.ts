import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { joinNative, type NativePath } from './native-path.js';

/** In bytes: far more than a record needs. */
const longestRecord = 16 << 20;

/**
 * The names in a folder that `pip install --target` put there: where the paths begin that each `*.dist-info/RECORD` lists.
 * None where the folder cannot be read. Source: packaging.python.org, "Recording installed projects".
 */
export function installedIn(folder: NativePath): ReadonlySet<string> {
  const records = namesIn(folder).filter(name => name.endsWith('.dist-info'));
  return new Set(records.flatMap(name => namesRecorded(joinNative(joinNative(folder, name), 'RECORD'))));
}

function namesIn(folder: NativePath): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function namesRecorded(record: NativePath): string[] {
  try {
    const stats = lstatSync(record);
    // A pipe of that name would never end.
    if (!stats.isFile() || stats.size > longestRecord) return [];
    const lines = readFileSync(record, 'utf8').split('\n');
    return lines.map(line => line.slice(0, line.search(/[/,]|$/))).filter(name => name !== '' && name !== '..');
  } catch {
    return [];
  }
}
