import type { Value } from '../../../model/model.js';
import type { ModuleBuilder } from '../../module-builder.js';

/** Whether `callee` is a function of a module, by its own name or as `module.name`, as the file imports it. */
export function isFunctionOf(builder: ModuleBuilder, callee: Value, module: string, name: string): boolean {
  if (callee.is === 'name') return callee.name === name && builder.isImported(name, module, name);
  if (callee.is !== 'get' || callee.name !== name || callee.of.is !== 'name') return false;
  return builder.isImported(callee.of.name, module, '*');
}
